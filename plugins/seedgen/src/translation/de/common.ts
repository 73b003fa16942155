import type { commonMessages } from '../en/common';
import type { Translated } from './flatten';

export const common: Translated<typeof commonMessages> = {
  common: {
    asOf: 'Stand',
    ago: 'vor {{duration}}',
    justNow: 'gerade eben',
    retry: 'Erneut versuchen',
    refresh: 'Aktualisieren',
    refreshing: 'Wird aktualisiert …',
    loading: 'Wird geladen …',
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyDigest: 'Ganzen Digest kopieren',
    copyImage: 'Image-Referenz kopieren',
    unknown: 'unbekannt',
    none: 'keine',
    whatToDo: 'Was zu tun ist',
    newer: 'Neuere',
    older: 'Ältere',
    page: 'Seite {{number}}',
    learnMore: 'Mehr erfahren',
    showAll: 'Alles anzeigen',
    reason: 'Ursachencode',
    runInTheWay: 'Aktiver Lauf',
  },
  tone: {
    ok: 'Gut',
    info: 'Hinweis',
    running: 'Läuft',
    warning: 'Warnung',
    error: 'Fehlgeschlagen',
    unknown: 'Unbekannt',
  },
  error: {
    forbiddenTitle: 'Zugriff verweigert',
    forbiddenText:
      'Dafür ist die Berechtigung {{permission}} nötig. Fragen Sie die Betreiber dieses Portals danach.',
    notFoundTitle: 'Nicht gefunden',
    failedTitle: 'Das konnte nicht geladen werden',
    unreachableTitle: 'Das Portal ist nicht erreichbar',
    unreachableText:
      'Das Portal antwortet nicht; über die Cluster sagt das nichts. Neuer Versuch läuft.',
    staleTitle: 'Daten nicht aktuell',
    staleAge: 'Zuletzt gelesen',
    staleText: 'Der letzte Versuch, dies zu laden, schlug fehl: {{message}}',
    actionFailed: 'Die Aktion ist fehlgeschlagen',
    runNotFound:
      'Der Lauf {{id}} wurde nicht gefunden. Vielleicht gehört er zu einem anderen Portal.',
  },
  kind: {
    generate: 'Seed-Image erzeugen',
    partition: 'Container-Speicher vorbereiten',
    remedy: 'Abhilfe anwenden',
  },
};

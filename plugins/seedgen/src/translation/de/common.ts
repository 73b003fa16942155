import type { commonMessages } from '../en/common';
import type { Translated } from './flatten';

export const common: Translated<typeof commonMessages> = {
  common: {
    asOf: 'Stand',
    ago: 'vor {{duration}}',
    justNow: 'gerade eben',
    retry: 'Erneut versuchen',
    refresh: 'Neu nachsehen',
    refreshing: 'Wird nachgesehen …',
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
    showAll: 'Alles zeigen',
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
    forbiddenTitle: 'Das dürfen Sie nicht sehen',
    forbiddenText:
      'Dafür ist die Berechtigung {{permission}} nötig. Fragen Sie die Betreiber dieses Portals danach.',
    notFoundTitle: 'Hier nicht bekannt',
    failedTitle: 'Das konnte nicht geladen werden',
    unreachableTitle: 'Das Portal ist nicht erreichbar',
    unreachableText:
      'Das Portal antwortet nicht; über die Cluster sagt das nichts. Es wird von selbst erneut versucht.',
    staleTitle: 'Nicht auf dem neuesten Stand',
    staleAge: 'Gelesen wurde dies',
    staleText: 'Der letzte Versuch, dies zu laden, schlug fehl: {{message}}',
    actionFailed: 'Das hat nicht geklappt',
    runNotFound:
      'Es gibt keinen Lauf {{id}}. Vielleicht war er von einem anderen Portal.',
  },
  kind: {
    generate: 'Seed-Image erzeugen',
    partition: 'Container-Speicher vorbereiten',
    remedy: 'Abhilfe anwenden',
  },
};

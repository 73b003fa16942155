import type { pageMessages } from '../en/pages';
import type { Translated } from './flatten';

export const pages: Translated<typeof pageMessages> = {
  pages: {
    title: 'Seed-Images',
    fleet: 'Flotte',
    runs: 'Läufe',
    run: 'Lauf',
    images: 'Images',
    audit: 'Audit',
  },
  audit: {
    when: 'Wann',
    who: 'Wer',
    action: 'Aktion',
    outcome: 'Ergebnis',
    cluster: 'Cluster',
    image: 'Image',
    details: 'Einzelheiten',
    from: 'Von',
    until: 'Bis',
    any: 'Alle',
    apply: 'Filter anwenden',
    clear: 'Zurücksetzen',
    filters: 'Filter des Audit-Protokolls',
    actorHint: 'z. B. user:default/guest',
    empty: 'Nichts aufgezeichnet',
    emptyText: 'Kein Eintrag passt zu diesen Filtern.',
    outcomeName: {
      accepted: 'Angenommen',
      succeeded: 'Gelungen',
      failed: 'Fehlgeschlagen',
      denied: 'Verweigert',
      invalid: 'Ungültig',
    },
  },
};

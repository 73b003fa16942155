import type { homeAndSearchMessages } from '../en/homeAndSearch';
import type { Translated } from './flatten';

export const homeAndSearch: Translated<typeof homeAndSearchMessages> = {
  running: {
    title: 'Läuft gerade',
    empty: 'Keine aktiven Läufe',
    emptyText:
      'Läufe, die Seed-Images erzeugen oder Container-Speicher vorbereiten, stehen hier.',
    more: 'und weitere',
    toFleet: 'Flotte öffnen',
    listLabel: 'Aktive Läufe',
  },
  found: {
    run: 'Lauf',
    image: 'Seed-Image',
    requestedBy: 'angefordert von {{person}}',
  },
};

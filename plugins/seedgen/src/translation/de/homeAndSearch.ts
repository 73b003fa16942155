import type { homeAndSearchMessages } from '../en/homeAndSearch';
import type { Translated } from './flatten';

export const homeAndSearch: Translated<typeof homeAndSearchMessages> = {
  running: {
    title: 'Läuft gerade',
    empty: 'Nichts läuft',
    emptyText:
      'Seed-Images und Container-Speicher, die im Entstehen sind, erscheinen hier.',
    more: 'und weitere',
    toFleet: 'Zur Flotte',
    listLabel: 'Läufe, die im Gange sind',
  },
  found: {
    run: 'Lauf',
    image: 'Seed-Image',
    requestedBy: 'verlangt von {{person}}',
  },
};

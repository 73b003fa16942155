import type { reportMessages } from '../en/report';
import type { Translated } from './flatten';

export const report: Translated<typeof reportMessages> = {
  report: {
    button: 'Bericht',
    hint: 'Speichert alles, was von diesem Lauf bekannt ist, als eine Seite zum Drucken oder Ablegen',
    making: 'Der Bericht entsteht…',
    made: 'Bericht über Stand {{revision}} des Laufs, erstellt {{at}} vom Portal {{portal}}.',
    madeBy: 'Angefordert von {{by}}.',
    printed:
      'Manifeste und Protokolle werden nicht mit der Seite gedruckt; „{{button}}“ speichert sie mit all dem.',
    times:
      'Alle Zeiten sind UTC. Geheimnisse und Zugangsdaten sind unkenntlich.',
    summary: 'Zusammenfassung',
    status: 'Zuletzt gesehen',
    code: 'Grund',
    text: 'Was',
    phases: 'Phasen',
    phase: 'Phase',
    from: 'Von',
    until: 'Bis',
    kind: 'Art',
    check: 'Prüfung',
    mediaType: 'Medientyp',
    created: 'Erstellt',
    failed: 'Das konnte für den Bericht nicht gelesen werden: {{message}}',
    logEnd:
      'Von einem langen ist das Ende aufbewahrt. Zeiten in einem Protokoll sind, wie sein Programm sie schrieb.',
    status_pass: 'Bestanden',
    status_warn: 'Warnung',
    status_fail: 'Nicht bestanden',
    status_unknown: 'Nicht prüfbar',
    'status_not-applicable': 'Trifft nicht zu',
  },
};

import type { diagnosisMessages } from '../en/diagnosis';
import type { Translated } from './flatten';

export const diagnosis: Translated<typeof diagnosisMessages> = {
  diagnosis: {
    title: 'Diagnose',
    certainty: {
      certain: 'Sicher',
      likely: 'Wahrscheinlich',
      possible: 'Möglich',
    },
    why: 'Belege',
    remedies: 'Was zu tun ist',
    copyCommand: 'Befehl kopieren',
    source: {
      'lifecycle-agent': 'Lifecycle Agent',
      'imager-log': 'Protokoll des Imagers',
      'machine-config': 'Machine Config Operator',
      registry: 'Registry',
      preflight: 'Vorprüfung',
      run: 'Dieser Lauf',
    },
    kind: {
      portal: 'Im Portal',
      command: 'Im Terminal',
      person: 'Von Hand',
    },
  },
  leftOnNode: {
    title: 'Auf dem Knoten zurückgelassen',
    outcome: {
      nothing: 'Nichts zurückgelassen',
      found: 'Etwas ist zurückgeblieben',
      'not-seen': 'Konnte nicht geprüft werden',
    },
    lookedAt: 'Geprüft:',
    files: 'Dateien auf dem Knoten',
    why: 'Warum es darauf ankommt',
  },
};

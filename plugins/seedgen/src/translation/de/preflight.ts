import type { preflightMessages } from '../en/preflight';
import type { Translated } from './flatten';

export const preflight: Translated<typeof preflightMessages> = {
  preflight: {
    title: 'Vorprüfung',
    latestTitle: 'Letzte Vorprüfung',
    showChecks_one: 'Die Prüfung zeigen',
    showChecks_other: 'Die {{count}} Prüfungen zeigen',
    passed: 'Keine Prüfung steht im Weg',
    warned: 'Mit Warnungen bestanden',
    blocked: 'Gesperrt: nichts wurde geändert',
    running: 'Wird geprüft …',
    none: 'Noch nicht geprüft',
    noneText:
      'Eine Vorprüfung liest den Cluster und die Registry und ändert nichts.',
    start: 'Jetzt prüfen',
    found: 'Gefunden',
    wanted: 'Erwartet',
    remedy: 'Was zu tun ist',
    lookedAt: 'Geprüft',
    blocks: 'verhindert einen Lauf',
    also_one: 'Dasselbe bei {{count}} weiteren Prüfung:',
    also_other: 'Dasselbe bei {{count}} weiteren Prüfungen:',
    sum: {
      fail: '{{number}} nicht bestanden',
      unknown: '{{number}} unbekannt',
      warn: '{{number}} mit Warnung',
      pass: '{{number}} bestanden',
      'not-applicable': '{{number}} nicht anwendbar',
    },
    group: {
      fail: 'Nicht bestanden',
      unknown: 'Nicht prüfbar',
      warn: 'Warnungen',
      pass: 'Bestanden',
      'not-applicable': 'Trifft nicht zu',
    },
  },
  verification: {
    title: 'Nachweis des Images',
    verified: 'Das ist der angeforderte Seed',
    rejected: 'Das ist nicht der angeforderte Seed',
    unknown: 'Nicht alles ließ sich nachweisen',
    proof: {
      pass: 'nachgewiesen',
      fail: 'widerlegt',
      unknown: 'nicht gesehen',
    },
  },
};

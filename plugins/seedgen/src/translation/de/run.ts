import type { runMessages } from '../messages/run';
import type { Translated } from './types';

export const run: Translated<typeof runMessages> = {
  run: {
    requestedBy: 'Verlangt von',
    requestedAt: 'Verlangt am',
    finishedAt: 'Beendet am',
    reason: 'Grund',
    image: 'Image',
    digest: 'Digest',
    noDigest: 'bekannt, sobald das Image hochgeladen ist',
    strategy: 'Verfahren',
    device: 'Gerät',
    elapsed: 'Läuft seit',
    took: 'Dauerte',
    deadline: 'Frist dieser Phase',
    deadlineIn: 'in {{duration}}',
    deadlinePassed: 'vor {{duration}} abgelaufen',
    cluster: 'Cluster',
    id: 'Lauf',
    size: 'Größe',
    none: 'Noch kein Lauf',
    noneText:
      'Sobald ein Seed-Image verlangt wird, erscheint hier jeder Schritt, durch den Ausfall des Clusters hindurch, bis das Image nachgewiesen ist.',
    problem: 'Braucht Aufmerksamkeit',
    problemPast: 'Was geschah',
  },
  cancel: {
    cancel: 'Lauf abbrechen',
    stopFollowing: 'Nicht weiter verfolgen',
    title: 'Diesen Lauf abbrechen?',
    titleStop: 'Diesen Lauf nicht weiter verfolgen?',
    forbidden: 'Abbrechen erfordert die Berechtigung {{permission}}',
    will: 'Dies wird',
    willNot: 'Dies wird nicht',
    keep: 'Weiterlaufen lassen',
    generateWill1: 'den SeedGenerator und das Secret vom Cluster löschen',
    generateWill2:
      'den Lauf als aufgegeben beenden, mit Ihrem Namen im Audit-Protokoll',
    generateWillNot1:
      'rückgängig machen, was Lifecycle Agent bereits vorbereitet hat',
    partitionWill1:
      'die MachineConfig zurücknehmen, falls sie angewendet wurde',
    partitionWill2:
      'den Lauf als aufgegeben beenden, mit Ihrem Namen im Audit-Protokoll',
    partitionWillNot1: 'zurückbringen, was auf einer formatierten Platte war',
    stopWill1:
      'den Lauf als aufgegeben zeigen, mit Ihrem Namen im Audit-Protokoll',
    stopWill2:
      'still weiter nachsehen, damit die Zugangsdaten am Ende entfernt werden',
    stopGenerateWillNot1:
      'den Cluster anhalten: Lifecycle Agent lässt sich nicht mehr anhalten',
    stopGenerateWillNot2: 'verhindern, dass das Image hochgeladen wird',
    stopPartitionWillNot1:
      'den Knoten daran hindern, seine neue Konfiguration zu übernehmen',
    stopPartitionWillNot2: 'zurückbringen, was auf der Platte war',
  },
  timeline: {
    title: 'Zeitleiste',
    empty: 'Noch ist nichts geschehen.',
    newestFirst: 'Neueste zuerst',
    oldestFirst: 'Älteste zuerst',
    showAll: 'Alle {{total}} Einträge zeigen',
    type: {
      phase: 'Phase',
      message: 'Cluster',
      waiting: 'Wartet',
      'api-lost': 'API fort',
      'api-back': 'API zurück',
      registry: 'Registry',
      effect: 'Vom Portal getan',
      diagnosis: 'Diagnose',
      note: 'Notiz',
    },
    outage: 'Die API antwortete {{duration}} lang nicht',
  },
  log: {
    title: 'Protokolle',
    text: 'Was die Programme auf dem Cluster in diesem Lauf schrieben, mit unkenntlich gemachten Zugangsdaten.',
    source: {
      imager: 'Imager',
      'lifecycle-agent': 'Lifecycle Agent',
    },
    kept: 'Aufbewahrt',
    again: 'Neu lesen',
    search: 'Suchen',
    lines: '{{total}} Zeilen',
    empty: 'Kein Protokoll aufbewahrt',
    emptyText: {
      imager:
        'Es wird vom Knoten geholt, sobald der Cluster zurück ist und Lifecycle Agent gesagt hat, wie es ausging.',
      'lifecycle-agent':
        'Es wird verfolgt, solange der Lauf dauert und der Cluster antwortet.',
    },
  },
  history: {
    title: 'Verlauf',
    kind: 'Lauf',
    outcome: 'Zustand',
    when: 'Verlangt am',
    who: 'Von',
    took: 'Dauerte',
    image: 'Image',
    cluster: 'Cluster',
    empty: 'Keine Läufe',
    emptyText: 'Läufe erscheinen hier, sobald sie verlangt wurden.',
  },
};

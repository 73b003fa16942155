import type { runMessages } from '../en/run';
import type { Translated } from './flatten';

export const run: Translated<typeof runMessages> = {
  run: {
    requestedBy: 'Angefordert von',
    requestedAt: 'Angefordert am',
    finishedAt: 'Beendet am',
    reason: 'Grund',
    image: 'Image',
    digest: 'Digest',
    noDigest: 'bekannt, sobald das Image hochgeladen ist',
    strategy: 'Verfahren',
    device: 'Gerät',
    elapsed: 'Läuft seit',
    took: 'Dauerte',
    deadline: 'Frist der Phase',
    deadlineIn: 'in {{duration}}',
    deadlinePassed: 'vor {{duration}} abgelaufen',
    cluster: 'Cluster',
    id: 'Lauf',
    size: 'Größe',
    none: 'Noch kein Lauf',
    noneText:
      'Sobald ein Seed-Image angefordert wird, erscheint hier jeder Schritt, durch den Ausfall des Clusters hindurch, bis das Image nachgewiesen ist.',
    problem: 'Braucht Aufmerksamkeit',
    problemPast: 'Was geschah',
  },
  cancel: {
    remedyWill1: 'auf dem Cluster nichts mehr tun',
    remedyWill2:
      'den Lauf als Aufgegeben beenden, mit Ihrem Namen im Audit-Protokoll',
    remedyWillNot1: 'den Lauf anrühren, für den die Abhilfe ist',
    stopRemedyWill1:
      'den Lauf als Aufgegeben zeigen, mit Ihrem Namen im Audit-Protokoll',
    stopRemedyWillNot1: 'zurücknehmen, was auf dem Cluster schon getan ist',
    stopRemedyWillNot2: 'prüfen, ob es half',
    cancel: 'Lauf abbrechen',
    stopFollowing: 'Nicht weiter verfolgen',
    title: 'Diesen Lauf abbrechen?',
    titleStop: 'Diesen Lauf nicht weiter verfolgen?',
    forbidden: 'Abbrechen erfordert die Berechtigung {{permission}}',
    will: 'Dies wird',
    willNot: 'Dies wird nicht',
    keep: 'Weiterlaufen lassen',
    otherWill1: 'den Lauf bitten anzuhalten',
    otherWillNot1: 'rückgängig machen, was er bis dahin am Cluster getan hat',
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
      'den Cluster weiter beobachten, damit die Zugangsdaten am Ende entfernt werden',
    stopGenerateWillNot1:
      'den Cluster anhalten: Lifecycle Agent lässt sich nicht mehr anhalten',
    stopGenerateWillNot2: 'verhindern, dass das Image hochgeladen wird',
    stopPartitionWillNot1:
      'den Knoten daran hindern, seine neue Konfiguration zu übernehmen',
    stopPartitionWillNot2: 'zurückbringen, was auf der Platte war',
  },
  inspection: {
    title:
      'Auf {{cluster}} läuft der Imager womöglich noch; neue Läufe werden abgelehnt',
    text: 'Weder der Node noch die Registry konnten sagen, wie er endete. Ein weiterer Lauf ließe Lifecycle Agent einen laufenden Imager entfernen. Prüfen Sie den Node:',
    button: 'Ich habe den Node geprüft',
    forbidden: 'Dies erfordert die Berechtigung {{permission}}',
    dialogTitle: 'Läuft kein Imager mehr?',
    consequence:
      'Neue Läufe auf {{cluster}} werden wieder angenommen. Ihr Name und was Sie fanden, stehen im Audit-Protokoll.',
    reason: 'Befund',
    reasonHint:
      'Zum Beispiel: der Container ist beendet, hochgeladen wurde nichts',
    notNow: 'Jetzt nicht',
    doneTitle: 'Der Node wurde geprüft; neue Läufe werden angenommen',
  },
  timeline: {
    readIn: {
      imager: 'nach der Rückkehr im Protokoll des Imagers gelesen',
      'lifecycle-agent': 'im Protokoll von Lifecycle Agent gelesen',
    },
    occurredAt: 'geschah um {{moment}} nach der Uhr des Knotens',
    title: 'Zeitleiste',
    empty: 'Noch ist nichts geschehen.',
    newestFirst: 'Neueste zuerst',
    oldestFirst: 'Älteste zuerst',
    showAll: 'Alle {{total}} Einträge zeigen',
    type: {
      milestone: 'Protokoll',
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
  manifests: {
    title: 'Manifeste',
    text: 'Was der Lauf auf seinem Cluster anlegt, mit unkenntlich gemachten Secrets.',
    textUnused:
      'Was der Lauf auf seinem Cluster angelegt hätte; er endete vorher. Secrets sind unkenntlich gemacht.',
    show: 'Zeigen',
    hide: 'Verbergen',
    copy: '{{name}} kopieren',
    empty: 'Keine Manifeste',
    emptyText:
      'Manifeste stehen fest, sobald der Lauf die Datenträger gelesen hat.',
    emptyPast: 'Der Lauf endete, bevor seine Manifeste feststanden.',
  },
  log: {
    match: 'Treffer {{number}} von {{total}}',
    matches_zero: 'Kein Treffer',
    matches_one: '{{count}} Treffer',
    matches_other: '{{count}} Treffer',
    previous: 'Voriger Treffer (Umschalt+Eingabe)',
    next: 'Nächster Treffer (Eingabe)',
    only: 'Nur Zeilen mit Treffern',
    milestones: 'Meilensteine',
    title: 'Protokolle',
    text: 'Was die Programme auf dem Cluster in diesem Lauf schrieben, mit unkenntlich gemachten Zugangsdaten.',
    source: {
      imager: 'Imager',
      'lifecycle-agent': 'Lifecycle Agent',
    },
    kept: 'Aufbewahrt',
    again: 'Neu laden',
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
    when: 'Angefordert am',
    who: 'Von',
    took: 'Dauerte',
    image: 'Image',
    cluster: 'Cluster',
    empty: 'Keine Läufe',
    emptyText: 'Läufe erscheinen hier, sobald sie angefordert sind.',
  },
};

import type { fleetMessages } from '../en/fleet';
import type { Translated } from './flatten';

export const fleet: Translated<typeof fleetMessages> = {
  fleet: {
    title: 'Flotte',
    odd: {
      title_one:
        '{{count}} Entität des Katalogs hat eine falsche Cluster-Annotation',
      title_other:
        '{{count}} Entitäten des Katalogs haben eine falsche Cluster-Annotation',
      WrongKind:
        'nennt Cluster {{annotation}} und wird ignoriert: nur eine Resource vom Typ kubernetes-cluster kann für einen Cluster stehen',
      NotAName:
        'hat die Annotation „{{annotation}}“, die kein Name eines Clusters ist',
      UnknownCluster:
        'nennt Cluster {{annotation}}, den es in seedgen.clusters nicht gibt',
      SharedCluster:
        'nennen denselben Cluster {{cluster}}. Links führen zur ersten; entfernen Sie die Annotation von den anderen',
      more: 'und {{number}} weitere',
    },
    count_one: '{{count}} Cluster',
    count_other: '{{count}} Cluster',
    found: '{{found}} von {{total}} Clustern',
    needed_one: '{{count}} von {{total}} Clustern braucht Aufmerksamkeit',
    needed_other: '{{count}} von {{total}} Clustern brauchen Aufmerksamkeit',
    notAllKnown_one:
      'Keine bekannten Probleme; {{count}} von {{total}} Clustern ist unbekannt',
    notAllKnown_other:
      'Keine bekannten Probleme; {{count}} von {{total}} Clustern sind unbekannt',
    notReady_one:
      '{{count}} von {{total}} Clustern ist nicht bereit für einen Seed',
    notReady_other:
      '{{count}} von {{total}} Clustern sind nicht bereit für einen Seed',
    calm: 'Alle Cluster in Ordnung',
    countsLabel: 'Cluster nach Zustand',
    filtersLabel: 'Filter',
    search: 'Cluster finden',
    version: 'OpenShift',
    owner: 'Besitzer',
    all: 'Alle',
    several: '{{number}} ausgewählt',
    unknownVersion: 'Version unbekannt',
    unknownOwner: 'Besitzer unbekannt',
    sortBy: 'Sortieren nach',
    turnOrder: 'Reihenfolge umkehren',
    ascending: 'aufsteigend',
    descending: 'absteigend',
    clearFilters: 'Filter zurücksetzen',
    noMatch: 'Kein Cluster passt',
    noMatchText: 'Keiner von {{total}} Clustern passt zu diesen Filtern.',
    sort: {
      state: 'Dringlichkeit',
      name: 'Name',
      version: 'OpenShift',
      looked: 'Zuletzt geprüft',
      seeded: 'Letztes Image',
    },
    state: {
      attention: 'Zu beachten',
      unreachable: 'Unerreichbar',
      running: 'Läuft',
      'not-ready': 'Nicht bereit',
      unknown: 'Unbekannt',
      ready: 'Bereit',
      spent: 'Verbraucht',
    },
    stateText: {
      attention:
        'Ein Lauf wartet auf einen Menschen, der letzte schlug fehl, oder eine Erzeugung wurde außerhalb des Portals gestartet',
      unreachable: 'Der Cluster antwortet nicht, und kein Lauf erklärt das',
      running: 'Ein Lauf ist im Gange; dabei ist ein Ausfall zu erwarten',
      'not-ready': 'Eine erforderliche Prüfung ist nicht bestanden',
      unknown: 'Noch nicht geprüft, oder es war zu wenig zu lesen',
      ready: 'Ein Seed kann erzeugt werden',
      spent:
        'Ein Seed wurde genommen; der Cluster darf nicht wieder in Betrieb gehen',
    },
    column: {
      cluster: 'Cluster',
      state: 'Zustand',
      version: 'OpenShift',
      owner: 'Besitzer',
      lastSeed: 'Letztes Image',
      asOf: 'Stand',
    },
    never: 'nie',
    oldPicture: 'Nicht aktuell; letzter bekannter Zustand',
    story: {
      lastRunEnded: 'Letzter Lauf: {{phase}}',
      external: 'Seed-Erzeugung außerhalb des Portals gestartet',
      neverAnswered: 'Hat nie geantwortet',
      silentSince: 'Letzte Antwort',
      'never-seen': 'Noch nicht geprüft',
      unreadable: 'Es war zu wenig zu lesen',
      spent: 'Seed entnommen',
      ready: 'Keine Hindernisse gefunden',
    },
    expected: 'Ende erwartet {{from}} – {{to}}',
    expectedPassed: 'dauert länger als üblich',
    noEstimate: 'noch keine Schätzung',
    runningFor: 'seit',
    first: {
      title: 'Noch keine Cluster',
      text: 'Drei Schritte, und diese Seite zeigt jeden Cluster, der ein Seed werden kann.',
      step1: 'Dem Portal Zugang zu einem Cluster geben',
      step1Text:
        'Legen Sie das Service-Konto auf dem Cluster an und nennen Sie den Cluster in der Konfiguration des Backends:',
      step2: 'Eine Registry für die Images nennen',
      step2Text:
        'Wohin Seeds hochgeladen werden dürfen, und mit welchem Konto, unter den Clustern und demselben seedgen:',
      step3: 'Den Cluster mit seiner Entität im Katalog verbinden',
      step3Text:
        'Diese Annotation bringt die Karten und den Reiter und bestimmt, wem der Cluster gehört:',
      guide: 'Die Anleitung lesen',
    },
  },
  paging: {
    first: 'Erste Seite',
    previous: 'Zurück',
    next: 'Weiter',
    page: 'Seite {{number}}',
    label: 'Seiten',
  },
};

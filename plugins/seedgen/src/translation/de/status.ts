import type { statusMessages } from '../en/status';
import type { Translated } from './flatten';

export const status: Translated<typeof statusMessages> = {
  vitals: {
    label: 'Voraussetzungen für einen Seed',
    agent: {
      ready: 'Lifecycle Agent bereit',
      'not-ready': 'Lifecycle Agent nicht bereit',
      'not-installed': 'Lifecycle Agent nicht installiert',
      unknown: 'Lifecycle Agent unbekannt',
    },
    storage: {
      ready: 'Speicher bereit',
      'not-ready': 'Speicher nicht bereit',
      unknown: 'Speicher unbekannt',
    },
  },
  readiness: {
    label: 'Seed-Bereitschaft',
    agentMissing: 'Lifecycle Agent ist nicht installiert',
    failed: 'Nicht bestanden: {{title}}',
    notSeen: 'Nicht prüfbar: {{title}}',
    more_one: 'und {{count}} weiteres',
    more_other: 'und {{count}} weitere',
    kept: 'Letzter Preflight',
    keptRun: 'Preflight des letzten Laufs',
    inPreflight: 'Wird im Preflight geprüft',
    obstacle: {
      'lifecycle-agent-running': 'Lifecycle Agent läuft nicht',
      'storage-ready': 'Der Container-Speicher genügt nicht',
      'detached-from-hub': 'An einem Hub angemeldet',
      'no-hub-addons': 'Add-ons eines Hubs sind übrig',
      'no-other-seed-generator': 'Es gibt schon einen SeedGenerator',
      'machine-config-pools': 'Ein Machine-Config-Pool ist nicht gesund',
      'single-node': 'Kein Single-Node-OpenShift-Cluster',
      'release-supported': 'OpenShift ist zu alt',
      'no-persistent-volumes': 'Es gibt Persistent Volumes',
      'no-local-volumes': 'Es gibt Local Volumes',
      'no-lvm-clusters': 'Es gibt einen LVM-Cluster',
      'no-data-protection-applications':
        'Es gibt eine DataProtectionApplication',
    },
  },
  status: {
    entity: {
      WrongKind: {
        title: 'Diese Entität steht für keinen Cluster',
        text: 'Sie hat die Annotation {{annotation}}: {{cluster}}, ist aber {{kind}} vom Typ {{type}}. Nur eine Resource vom Typ kubernetes-cluster steht für einen Cluster. Ändern Sie Art und spec.type, oder entfernen Sie die Annotation.',
      },
      NotAName: {
        title: '{{cluster}} ist kein Name eines Clusters',
        text: 'Namen haben nur Kleinbuchstaben, Ziffern, Bindestriche und Punkte. Setzen Sie die Annotation {{annotation}} dieser Entität auf einen Namen aus seedgen.clusters[].name der Konfiguration des Portals.',
      },
      UnknownCluster: {
        title: 'Cluster {{cluster}} ist nicht konfiguriert',
        text: 'Das Portal hat keinen Cluster dieses Namens, den Sie sehen dürfen. Setzen Sie die Annotation {{annotation}} dieser Entität auf einen Namen aus seedgen.clusters[].name der Konfiguration des Portals, oder ergänzen Sie den Cluster dort.',
      },
    },
    outageOther:
      'Die API des Clusters antwortet nicht. Der Lauf geht weiter, sobald sie es tut.',
    outageRemedy:
      'Der Knoten startet womöglich neu, um zu seiner Konfiguration zurückzukehren. Er antwortet meist innerhalb von 10 Minuten wieder.',
    title: 'Seed-Status',
    rowTitle: 'Seed-Bereitschaft',
    idle: 'Ruht',
    idleText: 'Kein aktiver Lauf',
    neverSeen: 'Noch nicht geprüft',
    neverSeenText: 'Das Portal hat diesen Cluster noch nicht geprüft.',
    unreachable: 'Nicht erreichbar',
    unreachableText: 'Der Cluster hat {{since}} nicht geantwortet.',
    sinceDuration: 'seit {{duration}}',
    sinceEver: 'bisher',
    unknown: 'Unbekannt',
    unknownText: 'Der Zustand dieses Clusters ist unbekannt.',
    since: 'seit {{time}} ({{duration}})',
    requestedBy: 'angefordert von',
    lastRun: 'Letzter Lauf',
    lastSeed: 'Letztes nachgewiesenes Image',
    noSeedText: 'Von diesem Cluster ist bisher kein Seed-Image nachgewiesen.',
    verified: 'nachgewiesen',
    openTab: 'Seed-Image öffnen',
    openRun: 'Lauf verfolgen',
    generate: 'Seed-Image erzeugen',
    generateForbidden: 'Erzeugen erfordert die Berechtigung {{permission}}',
    stale: 'Nicht aktuell',
    staleTitle: 'Cluster-Daten nicht aktuell',
    staleText:
      'Der Cluster wurde zuletzt vor {{age}} geprüft. Sein jetziger Zustand ist unbekannt.',
    outageTitle: 'Die API ist seit {{duration}} aus, wie erwartet',
    outageGenerate:
      'Während sein Image entsteht, fährt der Cluster herunter. Meist antwortet er binnen 10 Minuten wieder; bis zu 40 kamen vor.',
    outagePartition:
      'Der Knoten startet neu, um seine neue Konfiguration zu übernehmen. Meist antwortet er binnen 10 Minuten wieder.',
    outageLongTitle: 'Die API ist seit {{duration}} aus, länger als üblich',
    outageLongText:
      'Meist antwortet sie binnen 10 Minuten wieder. Der Lauf wartet bis zu seiner Frist weiter und sagt dann, was zu tun ist.',
    spentTitle: 'Verbraucht: dieser Cluster darf nicht wieder in Betrieb gehen',
    spentText:
      'Vor {{age}} wurde ein Seed von ihm genommen. Installieren Sie ihn neu, bevor er für etwas anderes dient.',
    externalTitle: 'Seed-Erzeugung außerhalb des Portals gestartet',
    externalText:
      'Jemand hat auf dem Cluster von Hand einen SeedGenerator angelegt. Das Portal zeigt ihn und ändert ihn nie.',
    externalShort: 'Manuelle Erzeugung',
    externalImage: 'Image',
  },
};

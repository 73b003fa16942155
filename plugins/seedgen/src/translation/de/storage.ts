import type { storageMessages } from '../en/storage';
import type { Translated } from './flatten';

export const storage: Translated<typeof storageMessages> = {
  storage: {
    diskPlanned:
      'Geplante Aufteilung des Datenträgers {{name}} mit {{size}}, maßstäblich',
    disksNow: 'Derzeit',
    planned: 'Geplant',
    after: 'Geplant: {{strategy}}',
    noPlan: 'Kein Plan für eigenen Container-Speicher gefunden',
    consequences: 'Voraussetzungen und Folgen',
    strategy: {
      'none-needed': 'nichts zu tun',
      'secondary-disk': 'ein zweiter Datenträger des laufenden Knotens',
      'machine-config': 'eine MachineConfig für den Startdatenträger',
      'install-time':
        'eine Partition, die bei der nächsten Installation entsteht',
    },
    title: 'Bereitschaft des Speichers',
    ready: 'Bereit',
    readyText: '/var/lib/containers hat eigenen Speicher, der groß genug ist',
    notReady: 'Nicht bereit',
    notReadyText:
      'Aus diesen Platten, wie sie sind, lässt sich kein Seed erzeugen',
    unknown: 'Unbekannt',
    unknownText: 'Die Platten ließen sich nicht lesen',
    staleText:
      'Letzter bekannter Zustand; die Platten können sich seither geändert haben',
    containers: 'Container-Speicher',
    containersPath: '/var/lib/containers',
    root: 'Root-Dateisystem',
    rootPath: '/',
    actualOfRequired: '{{actual}} von {{required}} nötig',
    actualEnough: '{{actual}}, genug für die nötigen {{required}}',
    noneOfItsOwn: 'kein eigenes Dateisystem, {{required}} nötig',
    actualShared: '{{actual}}, geteilt mit allem anderen auf dem Knoten',
    roomLeft: '{{free}} frei, ein Seed braucht {{needed}}',
    inodesLeft: '{{free}} von {{total}} Inodes frei',
    requiredOnly: '{{required}} nötig, wirkliche Größe unbekannt',
    used: '{{used}} belegt',
    usedUnknown: 'Belegung unbekannt',
    shared: 'teilt ein Dateisystem von {{actual}} mit allem anderen',
    dedicated: 'auf einem eigenen Dateisystem',
    disks: 'Platten',
    diskLabel: 'Platte {{name}} mit {{size}}, maßstäblich',
    noDisks: 'Partitionen waren nicht zu lesen; die Größen sind vom Kubelet.',
    free: 'nicht zugeteilt',
    prepare: 'Container-Speicher vorbereiten',
    prepareForbidden:
      'Speicher vorbereiten erfordert die Berechtigung {{permission}}',
    mountUnitActive: 'var-lib-containers.mount ist aktiv',
    mountUnitInactive: 'var-lib-containers.mount ist nicht aktiv',
    sources: 'Gelesen mit {{sources}}',
  },
};

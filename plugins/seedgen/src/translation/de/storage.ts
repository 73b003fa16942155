import type { storageMessages } from '../messages/storage';
import type { Translated } from './types';

export const storage: Translated<typeof storageMessages> = {
  storage: {
    title: 'Bereitschaft des Speichers',
    ready: 'Bereit',
    readyText: '/var/lib/containers hat eigenen Speicher, der groß genug ist',
    notReady: 'Nicht bereit',
    notReadyText:
      'Aus diesen Platten, wie sie sind, lässt sich kein Seed erzeugen',
    unknown: 'Unbekannt',
    unknownText:
      'Die Platten waren nicht zu lesen, darum wird nichts über sie behauptet',
    staleText:
      'Das wurde damals gesehen. Wie die Platten jetzt sind, ist nicht bekannt',
    containers: 'Container-Speicher',
    containersPath: '/var/lib/containers',
    root: 'Root-Dateisystem',
    rootPath: '/',
    actualOfRequired: '{{actual}} von {{required}} nötig',
    requiredOnly: '{{required}} nötig, wirkliche Größe unbekannt',
    used: '{{used}} belegt',
    usedUnknown: 'Belegung unbekannt',
    shared: 'teilt sich das Root-Dateisystem',
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

import type { remedyMessages } from '../en/remedies';
import type { Translated } from './flatten';

const NOT_WHILE_IMAGING =
  'Es wird abgelehnt, solange der Imager läuft, und wo sich der Cluster nicht lesen lässt.';

const lines = (...sentences: string[]) =>
  [...sentences, NOT_WHILE_IMAGING].join('\n');

export const remedies: Translated<typeof remedyMessages> = {
  remedy: {
    title: {
      'replace-seed-secret': "Secret 'seedgen' ersetzen",
      'restart-lifecycle-agent': 'Lifecycle Agent neu starten',
      'recreate-seed-generator': 'SeedGenerator löschen und neu erzeugen',
      'remove-machine-config': 'MachineConfig zurücknehmen',
      'remove-finished-pods': 'Beendete Pods entfernen',
      'install-lifecycle-agent': 'Lifecycle Agent installieren',
      'resume-machine-config-pool': 'MachineConfigPool fortsetzen',
    },
    touches: {
      'replace-seed-secret': lines(
        "Secret 'seedgen' im Namespace openshift-lifecycle-agent wird gelöscht und aus der Konfiguration des Portals neu angelegt: Typ Opaque, Schlüssel seedAuth, nur mit dem Eintrag der Ziel-Registry.",
        'Der SeedGenerator bleibt unberührt: Einer, der gescheitert ist, bleibt es, und einer, der weiterläuft, liest das Secret, wenn er die Erzeugung vorbereitet.',
        'Es wird abgelehnt, wo das Secret zur Erzeugung von jemand anderem gehört.',
      ),
      'restart-lifecycle-agent': lines(
        'Der Pod von Lifecycle Agent im Namespace openshift-lifecycle-agent wird gelöscht; sein Deployment startet einen anderen, der einen unfertigen SeedGenerator neu aufnimmt.',
        'SeedGenerator, Secret und alles andere des Clusters rührt das Portal nicht an.',
        'Es wird abgelehnt, solange Lifecycle Agent den Cluster vorbereitet oder aufräumt, da er dann neu gestartet womöglich nicht mehr anläuft, es sei denn, er steht dort seit 30 Minuten still und seine Dateien auf dem Knoten erlauben es.',
      ),
      'recreate-seed-generator': lines(
        'Der Lauf, der still steht, wird abgebrochen: Sein SeedGenerator und sein Secret werden vom Cluster gelöscht.',
        'Lifecycle Agent wird neu gestartet, wenn er nicht von selbst zu Ende kam, da einer, der hängt, keinen neuen SeedGenerator sieht.',
        'Ein SeedGenerator, den ein beendeter Lauf des Portals hinterließ, wird auch gelöscht; der von jemand anderem nie angerührt.',
        'Dann beginnt ein neuer Lauf mit demselben Seed-Image: zuerst der Preflight, danach die ganze Erzeugung mit ihrem Ausfall des Clusters.',
        'Es braucht auch die Berechtigung, Seeds zu erzeugen.',
      ),
      'remove-machine-config': lines(
        'Eine MachineConfig, die ein Lauf des Portals angewandt hat, erkannt an ihrer Annotation seedgen.io/run, wird gelöscht; jede andere abgelehnt.',
        'Der Machine Config Operator rendert danach die Konfiguration des Pools master neu. Hatte der Knoten die MachineConfig nicht übernommen, geschieht sonst nichts; hatte er es, kehrt er zur Konfiguration ohne sie zurück und startet neu.',
        'Partitionen und Daten auf den Datenträgern bleiben, wie sie sind.',
      ),
      'remove-finished-pods': lines(
        'Pods in der Phase Succeeded oder Failed werden in allen Namespaces gelöscht, höchstens 500 auf einmal; ihre Protokolle gehen mit ihnen. Lifecycle Agent tut dasselbe vor jeder Erzeugung.',
        'Pods, die laufen oder warten, bleiben unberührt.',
      ),
      'install-lifecycle-agent': lines(
        'Namespace openshift-lifecycle-agent, eine OperatorGroup und eine Subscription für das Paket lifecycle-agent werden angewandt; der Operator Lifecycle Manager installiert den Operator aus einem Katalog, den dieser Cluster hat.',
        'Wo es sie schon gibt, werden sie auf das Nötige gebracht; andere Operatoren bleiben unberührt.',
      ),
      'resume-machine-config-pool': lines(
        'spec.paused des MachineConfigPools master wird auf false gesetzt; sonst wird an ihm nichts geändert.',
        'Der Machine Config Operator bringt dann auf den Knoten, was inzwischen gewartet hat; das kann ihn neu starten.',
        'Wer den Pool angehalten hat, hatte einen Grund: Fragen Sie zuerst. Wo eine Erzeugung scheiterte, während der Pool angehalten war, stellen Sie vorher das Pull-Secret wieder her, sonst kommt das geleerte auf den Knoten.',
      ),
    },
    runTitle: 'Abhilfe: {{title}}',
    begin: '{{title}}…',
    nothingByItself: 'Nichts davon geschieht automatisch.',
    touchesTitle: 'Was es anrührt',
    cluster: 'Cluster',
    forRun: 'Für den Lauf',
    machineConfig: 'MachineConfig',
    catalogSource: 'CatalogSource',
    seedImage: 'Image',
    disruptionTitle: 'Störung',
    disruption: {
      none: 'Keine',
      restart: 'Neustart',
      rollout: 'Möglicher Neustart des Knotens',
      outage: 'Ausfall',
    },
    disruptionText: {
      none: 'Nichts, was läuft, wird gestört.',
      restart:
        'Ein Operator wird neu gestartet; der Cluster und seine API bleiben.',
      rollout:
        'Der Knoten kann eine Konfiguration übernehmen und dafür neu starten.',
      outage: 'Eine Erzeugung folgt, und mit ihr der Ausfall des Clusters.',
    },
    confirm: 'Tippen Sie {{cluster}} zur Bestätigung',
    reason: 'Grund (freiwillig)',
    reasonHint:
      'Steht im Audit-Protokoll; die Nummer eines Tickets zum Beispiel.',
    notNow: 'Nicht jetzt',
    refused: 'Die Abhilfe wurde nicht gestartet',
    forbidden: 'Hier nicht erlaubt: Es braucht {{permissions}}.',
    busy: 'Auf diesem Cluster wird schon eine andere Abhilfe ausgeführt.',
    newRun: 'Neuer Lauf',
    followed: 'Ein neuer Lauf hat begonnen',
    followedText:
      'Die Abhilfe ist abgeschlossen; der neue Lauf zeigt, wie die Erzeugung weitergeht.',
    followNewRun: 'Dem neuen Lauf folgen',
  },
};

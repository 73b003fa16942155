import type { formMessages } from '../en/form';
import type { Translated } from './flatten';

export const form: Translated<typeof formMessages> = {
  form: {
    noCluster: 'Wählen Sie zuerst einen Cluster.',
    clusterUnknown:
      'Der Cluster {{cluster}} ist nicht unter denen, die Sie sehen dürfen. Wählen Sie einen aus der Liste',
    forbidden:
      'Mit dem Cluster {{cluster}} dürfen Sie das nicht: Es braucht die Berechtigung {{permission}}',
    lookFailed: 'Das ließ sich nicht nachsehen: {{message}}',
    cluster: {
      title: 'Cluster',
      open: 'Cluster zeigen',
      noMatch: 'Kein Cluster passt zu {{text}}',
      none: 'Es gibt keinen Cluster, den Sie sehen dürfen',
      shown: '{{shown}} von {{total}} Clustern',
      more: '{{shown}} von {{total}} Clustern; tippen Sie, um sie einzugrenzen',
      readyMeans:
        'Bereit: keine erforderliche Prüfung ist gescheitert; den Rest prüft die Vorprüfung',
      listFailed: 'Die Cluster ließen sich nicht auflisten: {{message}}',
      noEntity: 'Nicht im Katalog',
      noEntityText:
        'Kein Eintrag des Katalogs trägt seinen Namen in der Annotation {{annotation}}.',
      forbidden: 'Nicht erlaubt',
      forbiddenText: 'Das braucht die Berechtigung {{permission}}.',
      unknownValue: 'Unbekannter Cluster {{cluster}}',
      unknownValueText:
        'Er ist nicht unter den Clustern, die Sie sehen dürfen. Wählen Sie einen anderen.',
      chooseAnyway:
        'Sie können ihn trotzdem wählen: Sein Zustand kann sich geändert haben, und die Vorprüfung prüft erneut, bevor etwas geändert wird.',
      spentAnyway:
        'Sie können ihn trotzdem wählen; die Vorprüfung warnt nur davor.',
      asOf: 'Gesehen',
      word: {
        ready: 'Bereit',
        known: 'Bekannt',
        prepare: 'Lässt sich vorbereiten',
        nothing: 'Nichts zu tun',
        running: 'Lauf im Gange',
        spent: 'Verbraucht',
        unreachable: 'Nicht erreichbar',
        external: 'Manuelle Erzeugung',
        neverSeen: 'Noch nicht geprüft',
        unknown: 'Unbekannt',
        stale: 'Nicht aktuell',
        notReady: 'Nicht bereit',
        storageUnknown: 'Datenträger unbekannt',
      },
      why: {
        nothing: 'Der Container-Speicher ist bereit, wie er ist.',
        running:
          '{{kind}} ist in der Phase {{phase}}. Ein Cluster hat einen Lauf auf einmal.',
        spent:
          'Vor {{age}} wurde ein Seed von ihm genommen. Installieren Sie ihn neu, bevor er zu etwas anderem dient.',
        unreachable: 'Er antwortet seit {{age}} nicht.',
        unreachableEver: 'Er hat noch nie geantwortet.',
        external: 'Jemand hat auf ihm einen SeedGenerator von Hand angelegt.',
        neverSeen: 'Das Portal hat ihn noch nicht geprüft.',
        unknown: 'Sein Zustand ist unbekannt.',
        stale: 'Er wurde zuletzt vor {{age}} geprüft.',
        storageUnknown: 'Seine Datenträger ließen sich nicht lesen.',
      },
    },
    image: {
      title: 'Seed-Image',
      registry: 'Registry',
      noRegistry: 'Wählen Sie eine Registry',
      registryNotListed: '{{host}} (nicht konfiguriert)',
      registriesFailed:
        'Die Registrys ließen sich nicht auflisten: {{message}}',
      noRegistries:
        'Es ist keine Registry konfiguriert. Die Betreiber des Portals tragen Registrys unter seedgen.registries ein.',
      repository: 'Repository',
      patterns: 'Erlaubt: {{patterns}}',
      tag: 'Tag',
      tagHint: 'VERSION-ARCHITEKTUR des Clusters ist {{tag}}',
      tagIsProposal: 'Version und Architektur des Clusters',
      tagUnknown:
        'Die Version des Clusters wurde noch nicht gesehen; bleibt das Feld leer, ist der Tag dann VERSION-ARCHITEKTUR',
      tagLeftEmpty:
        'Bleibt das Feld leer, ist der Tag VERSION-ARCHITEKTUR des Clusters',
      propose: 'Vorschlag übernehmen',
      result: 'Ziel',
      empty: 'Wählen Sie Registry und Repository.',
      otherCluster: 'Das Repository nennt einen anderen Cluster',
      otherClusterText:
        'Es nennt {{other}}, und der Seed wird von {{cluster}} genommen.',
      registryUnknown:
        '{{host}} ist keine der konfigurierten Registrys ({{known}})',
      tagDoesNotMatch:
        'Der Tag {{tag}} sagt nicht, was das Image sein wird: Release {{version}} für {{architecture}}. Nehmen Sie den Tag {{wanted}}, auf Wunsch mit einem Zusatz wie {{wanted}}-2.',
      repositoryNotAllowed:
        'Nach {{repository}} der Registry {{registry}} dürfen keine Seeds geschrieben werden. Erlaubt: {{patterns}}',
      use: {
        run: 'Ein Lauf schreibt gerade unter diesen Tag',
        runText: 'Angefordert von',
        seed: 'Diesen Tag gibt es schon',
        seedText:
          'Der Seed des Clusters {{cluster}}, nachgewiesen {{ago}}; angefordert von',
        used: 'Diesen Tag gibt es schon',
        usedText: 'Die Registry zeigte {{digest}} {{ago}}.',
        usedUnknown: 'Kein bekannter Lauf dieses Portals hat es geschrieben.',
        free: 'Der Tag ist frei',
        freeText: 'Die Registry hatte {{ago}} keinen solchen Tag.',
        unknown: 'Tag noch nicht geprüft',
        unknownText:
          'Kein Seed dieses Portals hat diesen Tag. Die Vorprüfung prüft die Registry, bevor etwas geändert wird.',
        failed: 'Die Registry ließ sich nicht prüfen',
        replace: 'Er wird ersetzt, wie angefordert.',
        blocked:
          'Die Vorprüfung wird ihn ablehnen. Wählen Sie einen anderen Tag, oder erlauben Sie, dass dieser ersetzt wird.',
        openRun: 'Lauf öffnen',
        take: '{{tag}} nehmen',
        look: 'Registry prüfen',
        looking: 'Wird geprüft …',
      },
    },
    disk: {
      title: 'Datenträger',
      asPlanned: 'Wie der Speicherplan wählt',
      asPlannedDevice: 'Das ist jetzt {{device}}.',
      asPlannedNone: 'Er findet jetzt keinen: {{reason}}',
      asPlannedInstallation:
        'Er findet keinen, den ein laufender Knoten nutzen könnte.',
      atInstallation: 'Für {{cluster}} lässt sich im Betrieb nichts tun',
      atInstallationText:
        'Die nächste Installation kann die Partition anlegen: Die Vorlage „Container storage at installation“ liefert die Dateien dafür.',
      asPlannedNothing:
        'Es braucht keinen Datenträger: Der Container-Speicher ist bereit.',
      empty: 'leer',
      eligible: 'lässt sich nutzen',
      notEligible: 'lässt sich nicht nutzen',
      noStablePath:
        'Unter /dev/disk/by-id ist kein Pfad bekannt; der Name des Kernels kann nach einem Neustart einen anderen Datenträger meinen.',
      noDisks: 'Die Datenträger von {{cluster}} ließen sich nicht lesen.',
      seen: 'Wie gesehen',
      invalid:
        '{{device}} ist kein Pfad eines Datenträgers. Nennen Sie einen unter /dev/disk/by-id/ oder einen Namen des Kernels wie /dev/vdb',
      notFound: 'Der Cluster {{cluster}} zeigt keinen Datenträger {{device}}',
      cannotUse: '{{device}} lässt sich nicht nutzen: {{why}}',
      why: {
        partitions_one: 'er hat {{count}} Partition',
        partitions_other: 'er hat {{count}} Partitionen',
        filesystem: 'er trägt {{filesystem}}',
        mounted: 'er ist unter {{mountpoint}} eingehängt',
        'read-only': 'er ist schreibgeschützt',
        removable: 'er lässt sich abziehen',
        network: 'er ist erst da, wenn das Netz da ist',
        'too-small': 'er ist kleiner als {{needed}}',
        'not-boot': 'der Knoten startet nicht von ihm',
      },
    },
    confirm: {
      title: 'Tippen Sie den Namen des Clusters',
      what: 'Was mit {{cluster}} geschieht',
      type: 'Tippen Sie {{cluster}} zur Bestätigung.',
      matches: 'Bestätigt',
      mismatch: 'Der Name stimmt nicht. Tippen Sie {{cluster}}.',
      generate: {
        outage:
          'Der Cluster fährt herunter, während sein Image entsteht. Seine API ist etwa 10 Minuten weg; bis zu 40 wurden gesehen.',
        workloads: 'Nichts von dem, was auf ihm läuft, ist solange verfügbar.',
        noReturn:
          'Bis der Imager startet, hält das Abbrechen der Aufgabe oder ihres Laufs dies an und nimmt alles zurück. Danach hält es nichts mehr an; das Abbrechen der Aufgabe beendet nur die Aufgabe.',
        spent:
          'Danach ist der Cluster verbraucht: Er darf nicht wieder in Betrieb gehen und ist neu zu installieren.',
        replace:
          'Wird der Tag schon benutzt, zeigt er danach auf das neue Image.',
        image: 'Das Image geht nach {{image}}.',
        imageTagLater:
          'Das Image geht nach {{image}}, mit dem Tag VERSION-ARCHITEKTUR des Clusters, der noch nicht bekannt ist.',
      },
      partition: {
        device: 'Der Datenträger ist {{device}}.',
        reboot:
          'Der Knoten startet neu, und die API des Clusters ist solange weg.',
        loss: 'Was in /var/lib/containers liegt, geht verloren; jedes Image wird neu geholt.',
        noReturn:
          'Bis der Knoten die Änderung übernimmt, nimmt das Abbrechen der Aufgabe oder ihres Laufs sie zurück. Danach hält es nichts mehr an; das Abbrechen der Aufgabe beendet nur die Aufgabe.',
      },
    },
    consent: {
      again:
        'Setzen Sie den Haken noch einmal: Er wurde nicht auf dieser Seite gesetzt.',
    },
    task: {
      run: 'Der Lauf dieser Aufgabe',
      cancelledBefore:
        'Diese Aufgabe wurde abgebrochen, bevor sie einen Lauf anforderte. Am Cluster wurde nichts geändert. Die Aufgabe ist beendet, auch wenn ihr Fortschritt weiter als laufend gezeigt wird.',
      cancelledEnded:
        'Diese Aufgabe wurde abgebrochen, und ihr Lauf ist beendet: {{phase}}. Auch die Aufgabe ist beendet, selbst wenn ihr Fortschritt weiter als laufend gezeigt wird.',
      cancelledStopping:
        'Diese Aufgabe wurde abgebrochen, und ihr Lauf ist noch nicht beendet',
      cancelledStoppingText:
        'Der Lauf wird mit seiner Aufgabe abgebrochen. Endet er nicht binnen einer Minute, brechen Sie ihn hier ab.',
      cancelledGoesOn:
        'Diese Aufgabe wurde abgebrochen, aber ihr Lauf geht weiter',
      cancelledGoesOnText:
        'Der Cluster lässt sich nicht mehr anhalten. Das Portal verfolgt den Lauf bis zum Ende, wenn Sie das nicht hier beenden.',
    },
  },
};

/** What the fields of software templates and the result of a task say. */
export const formMessages = {
  form: {
    noCluster: 'Choose a cluster first.',
    clusterUnknown:
      'Cluster {{cluster}} was not found among those that you may see. Choose one from the list',
    forbidden:
      'You may not do this with cluster {{cluster}}: it needs the permission {{permission}}',
    lookFailed: 'This could not be looked up: {{message}}',
    cluster: {
      title: 'Cluster',
      open: 'Show the clusters',
      noMatch: 'No cluster matches {{text}}',
      none: 'There is no cluster that you may see',
      shown: '{{shown}} of {{total}} clusters',
      more: '{{shown}} of {{total}} clusters; type to narrow them down',
      readyMeans:
        'Ready: no required check failed; the preflight checks the rest',
      listFailed: 'The clusters could not be listed: {{message}}',
      noEntity: 'Not in the catalog',
      noEntityText:
        'No entity of the catalog has the annotation {{annotation}} with its name.',
      forbidden: 'Not allowed',
      forbiddenText: 'This needs the permission {{permission}}.',
      unknownValue: 'Unknown cluster {{cluster}}',
      unknownValueText:
        'It is not among the clusters that you may see. Choose another one.',
      chooseAnyway:
        'You can still select it: its state may have changed, and the preflight checks again before anything is changed.',
      spentAnyway: 'You can still select it; the preflight only warns of it.',
      asOf: 'Seen',
      word: {
        ready: 'Ready',
        known: 'Known',
        prepare: 'Can be prepared',
        nothing: 'Nothing to do',
        running: 'Run under way',
        spent: 'Spent',
        unreachable: 'Not reachable',
        external: 'Manual generation',
        neverSeen: 'Not checked yet',
        unknown: 'Unknown',
        stale: 'Out of date',
        notReady: 'Not ready',
        storageUnknown: 'Disks unknown',
      },
      why: {
        nothing: 'Container storage is ready as it is.',
        running:
          '{{kind}} is in phase {{phase}}. A cluster has one run at a time.',
        spent:
          'A seed was taken from it {{age}} ago. Install it anew before it is used for anything else.',
        unreachable: 'It has not answered for {{age}}.',
        unreachableEver: 'It has never answered.',
        external: 'Somebody created a SeedGenerator on it manually.',
        neverSeen: 'The portal has not checked it yet.',
        unknown: 'Its state is unknown.',
        stale: 'It was last checked {{age}} ago.',
        storageUnknown: 'Its disks could not be read.',
      },
    },
    image: {
      title: 'Seed image',
      registry: 'Registry',
      noRegistry: 'Choose a registry',
      registryNotListed: '{{host}} (not configured)',
      registriesFailed: 'The registries could not be listed: {{message}}',
      noRegistries:
        'No registry is configured. Administrators of the portal add registries under seedgen.registries.',
      repository: 'Repository',
      patterns: 'Allowed: {{patterns}}',
      tag: 'Tag',
      tagHint: 'VERSION-ARCHITECTURE of the cluster is {{tag}}',
      tagIsProposal: 'Version and architecture of the cluster',
      tagUnknown:
        'The version of the cluster has not been seen; left empty, the tag is VERSION-ARCHITECTURE once it is',
      tagLeftEmpty:
        'Left empty, the tag is VERSION-ARCHITECTURE of the cluster',
      propose: 'Use the proposal',
      result: 'Target',
      empty: 'Choose a registry and repository.',
      otherCluster: 'The repository names another cluster',
      otherClusterText:
        'It names {{other}}, and the seed is made from {{cluster}}.',
      registryUnknown:
        '{{host}} is not one of the configured registries ({{known}})',
      tagDoesNotMatch:
        'The tag {{tag}} does not say what the image will be: release {{version}} for {{architecture}}. Use the tag {{wanted}}, with a suffix such as {{wanted}}-2 if you like.',
      repositoryNotAllowed:
        'Seeds may not be pushed to {{repository}} of registry {{registry}}. Allowed: {{patterns}}',
      use: {
        run: 'A run is pushing to this tag now',
        runText: 'Requested by',
        seed: 'This tag exists already',
        seedText:
          'The seed of cluster {{cluster}}, proven {{ago}}; requested by',
        used: 'This tag exists already',
        usedText: 'The registry showed {{digest}} {{ago}}.',
        usedUnknown: 'It was not pushed by a run of this portal that is known.',
        free: 'The tag is free',
        freeText: 'The registry had no such tag {{ago}}.',
        unknown: 'Tag not checked yet',
        unknownText:
          'No seed of this portal has this tag. The preflight checks the registry before anything is changed.',
        failed: 'The registry could not be checked',
        replace: 'It will be replaced, as you requested.',
        blocked:
          'The preflight will refuse it. Choose another tag, or allow this one to be replaced.',
        openRun: 'Open the run',
        take: 'Use {{tag}}',
        look: 'Check the registry',
        looking: 'Checking…',
      },
    },
    disk: {
      title: 'Disk',
      asPlanned: 'As the storage plan chooses',
      asPlannedDevice: 'That is {{device}} now.',
      asPlannedNone: 'It finds none now: {{reason}}',
      asPlannedInstallation: 'It finds none that a running node could use.',
      atInstallation: 'Nothing can be done about {{cluster}} while it runs',
      atInstallationText:
        'Its next installation can make the partition: the template “Container storage at installation” delivers the files for that.',
      asPlannedNothing: 'No disk is needed: container storage is ready.',
      empty: 'empty',
      eligible: 'can be used',
      notEligible: 'cannot be used',
      noStablePath:
        'No path under /dev/disk/by-id is known; the kernel name may be another disk’s after a reboot.',
      noDisks: 'The disks of {{cluster}} could not be read.',
      seen: 'As seen',
      invalid:
        '{{device}} is not the path of a disk. Give one under /dev/disk/by-id/, or a kernel name such as /dev/vdb',
      notFound: 'Cluster {{cluster}} shows no disk {{device}}',
      cannotUse: '{{device}} cannot be used: {{why}}',
      why: {
        partitions_one: 'it has {{count}} partition',
        partitions_other: 'it has {{count}} partitions',
        filesystem: 'it carries {{filesystem}}',
        mounted: 'it is mounted at {{mountpoint}}',
        'read-only': 'it is read-only',
        removable: 'it can be pulled out',
        network: 'it is there only once the network is',
        'too-small': 'it is smaller than {{needed}}',
        'not-boot': 'the node does not boot from it',
      },
    },
    confirm: {
      title: 'Type the name of the cluster',
      what: 'What will happen to {{cluster}}',
      type: 'Type {{cluster}} to confirm.',
      matches: 'Confirmed',
      mismatch: 'The name does not match. Type {{cluster}}.',
      generate: {
        outage:
          'The cluster shuts down while its image is made. Its API is off for about 10 minutes, and up to 40 have been seen.',
        workloads: 'Nothing that runs on it is available meanwhile.',
        noReturn:
          'Until the imager is launched, cancelling the task or its run stops this and takes everything back. After that nothing can stop it; cancelling the task ends the task alone.',
        spent:
          'Afterwards the cluster is spent: it must not go back into service and is to be installed anew.',
        replace: 'If the tag is in use, it will show the new image instead.',
        image: 'The image goes to {{image}}.',
        imageTagLater:
          'The image goes to {{image}}, with the tag VERSION-ARCHITECTURE of the cluster, which is not known yet.',
      },
      partition: {
        device: 'The disk is {{device}}.',
        reboot:
          'The node reboots, and the API of the cluster is away meanwhile.',
        loss: 'What is in /var/lib/containers is lost; every image is pulled again.',
        noReturn:
          'Until the node takes the change up, cancelling the task or its run takes it back. After that nothing can stop it; cancelling the task ends the task alone.',
      },
    },
    consent: {
      again: 'Tick this again: it was not done on this page.',
    },
    task: {
      run: 'The run of this task',
      cancelledBefore:
        'This task was cancelled before it asked for a run. Nothing of the cluster was touched. The task has ended, although its progress is still shown as under way.',
      cancelledEnded:
        'This task was cancelled, and its run has ended: {{phase}}. The task has ended as well, although its progress is still shown as under way.',
      cancelledStopping:
        'This task was cancelled, and its run has not ended yet',
      cancelledStoppingText:
        'The run is cancelled with its task. If it does not end within a minute, cancel it here.',
      cancelledGoesOn: 'This task was cancelled, but its run goes on',
      cancelledGoesOnText:
        'The cluster can no longer be stopped. The portal follows the run to its end unless you stop that here.',
    },
  },
} as const;

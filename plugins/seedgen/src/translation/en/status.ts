export const statusMessages = {
  vitals: {
    label: 'Seed requirements',
    agent: {
      ready: 'Lifecycle Agent ready',
      'not-ready': 'Lifecycle Agent not ready',
      'not-installed': 'Lifecycle Agent not installed',
      unknown: 'Lifecycle Agent unknown',
    },
    storage: {
      ready: 'Storage ready',
      'not-ready': 'Storage not ready',
      unknown: 'Storage unknown',
    },
  },
  readiness: {
    label: 'Seed readiness',
    agentMissing: 'Lifecycle Agent is not installed',
    failed: 'Failed: {{title}}',
    notSeen: 'Could not be checked: {{title}}',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
    kept: 'Last preflight',
    keptRun: 'Preflight of the last run',
    inPreflight: 'Checked in preflight',
    obstacle: {
      'lifecycle-agent-running': 'Lifecycle Agent is not running',
      'storage-ready': 'Container storage is not sufficient',
      'detached-from-hub': 'Attached to a hub',
      'no-hub-addons': 'Add-ons of a hub are left',
      'no-other-seed-generator': 'There is a SeedGenerator already',
      'machine-config-pools': 'A machine config pool is not healthy',
      'single-node': 'Not a Single Node OpenShift cluster',
      'release-supported': 'OpenShift is too old',
      'no-persistent-volumes': 'Persistent volumes exist',
      'no-local-volumes': 'Local volumes exist',
      'no-lvm-clusters': 'An LVM cluster exists',
      'no-data-protection-applications': 'A DataProtectionApplication exists',
    },
  },
  status: {
    entity: {
      WrongKind: {
        title: 'This entity stands for no cluster',
        text: 'It has the annotation {{annotation}}: {{cluster}}, but is a {{kind}} of type {{type}}. Only a Resource of type kubernetes-cluster stands for a cluster. Change its kind and spec.type, or remove the annotation.',
      },
      NotAName: {
        title: '{{cluster}} is not the name of a cluster',
        text: 'Names have lower-case letters, digits, dashes and dots only. Set the annotation {{annotation}} of this entity to a name of seedgen.clusters[].name in the portal’s configuration.',
      },
      UnknownCluster: {
        title: 'Cluster {{cluster}} is not configured',
        text: 'The portal has no cluster of that name that you may see. Set the annotation {{annotation}} of this entity to a name of seedgen.clusters[].name in the portal’s configuration, or add the cluster there.',
      },
    },
    title: 'Seed status',
    rowTitle: 'Seed readiness',
    idle: 'Idle',
    idleText: 'No active run',
    neverSeen: 'Not checked yet',
    neverSeenText: 'The portal has not checked this cluster yet.',
    unreachable: 'Not reachable',
    unreachableText: 'The cluster has not answered {{since}}.',
    sinceDuration: 'for {{duration}}',
    sinceEver: 'so far',
    unknown: 'Unknown',
    unknownText: 'The state of this cluster is unknown.',
    since: 'since {{time}} ({{duration}})',
    requestedBy: 'requested by',
    lastRun: 'Last run',
    lastSeed: 'Last proven image',
    noSeedText: 'No seed image of this cluster has been proven so far.',
    verified: 'proven',
    openTab: 'Open seed image',
    openRun: 'Follow the run',
    generate: 'Generate a seed image',
    generateForbidden: 'Generating needs the permission {{permission}}',
    stale: 'Out of date',
    staleTitle: 'Cluster data is out of date',
    staleText:
      'The cluster was last checked {{age}} ago. Its current state is unknown.',
    outageTitle: 'The API has been off for {{duration}}, as expected',
    outageGenerate:
      'While its image is made, the cluster shuts down. It typically answers again within 10 minutes; up to 40 have been seen.',
    outagePartition:
      'The node reboots to take its new configuration. It typically answers again within 10 minutes.',
    outageOther:
      'The API of the cluster does not answer. The run goes on when it does.',
    outageRemedy:
      'The node may be rebooting to go back to its configuration. It typically answers again within 10 minutes.',
    outageLongTitle: 'The API has been off for {{duration}}, longer than usual',
    outageLongText:
      'It typically answers again within 10 minutes. The run goes on waiting until its limit and then says what to do.',
    spentTitle: 'Spent: this cluster must not go back into service',
    spentText:
      'A seed was taken from it {{age}} ago. Install it anew before it is used for anything else.',
    externalTitle: 'Seed generation started outside of the portal',
    externalText:
      'Somebody created a SeedGenerator on the cluster manually. The portal shows it and never changes it.',
    externalShort: 'Manual generation',
    externalImage: 'Image',
  },
} as const;

import { DOCUMENTATION } from '../../preflight/outcomes';
import { command, newRun, onNode, person, restartAgent } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** LCA, validateSystem; evaluated once, when its process starts. */
export const noContainerStorage: Rule = {
  id: 'no-container-storage',
  cause: '/var/lib/containers has no storage of its own',
  explanation:
    'Lifecycle Agent asks systemd for an active unit named var-lib-containers.mount. A plain mount, or a unit of another name, is not enough, and it asks only once, when it starts.',
  documentationUrl: DOCUMENTATION.partition,
  match: bySigns({
    codes: [
      'NoSharedContainerStorage',
      'NoDedicatedFilesystem',
      'MountUnitInactive',
    ],
  }),
  remedies: subject => [
    command(
      'See what is mounted',
      'The unit has to be active, and its What= has to equal that of the clusters that will take the seed.',
      [
        onNode(
          subject,
          'systemctl show var-lib-containers.mount -p ActiveState,What',
        ),
        onNode(subject, 'lsblk -o NAME,SIZE,TYPE,PARTLABEL,MOUNTPOINTS'),
      ].join('\n'),
    ),
    {
      title: "Follow this cluster's storage plan",
      kind: 'portal',
      text: 'It says which strategies its disks allow: a second disk, or the files for a new installation.',
    },
    restartAgent,
    newRun,
  ],
};

/** LCA, validateSystem: what would end up in every cluster made from the seed. */
export const resourcesPresent: Rule = {
  id: 'resources-present',
  cause: 'The cluster has resources that a seed must not have',
  explanation:
    'Persistent volumes, LocalVolumes, LVMClusters and DataProtectionApplications belong to one cluster’s disks and backups; Lifecycle Agent refuses while one exists.',
  documentationUrl: DOCUMENTATION.seed,
  match: bySigns({
    codes: [
      'ResourcesPresent',
      'PersistentVolumesPresent',
      'LocalVolumesPresent',
      'LVMClustersPresent',
      'DataProtectionApplicationsPresent',
    ],
  }),
  remedies: () => [
    command(
      'List them',
      'A kind that is not installed is reported as unknown, and is no obstacle.',
      [
        'oc get persistentvolumes',
        'oc get localvolumes.local.storage.openshift.io -A',
        'oc get lvmclusters.lvm.topolvm.io -A',
        'oc get dataprotectionapplications.oadp.openshift.io -A',
      ].join('\n'),
    ),
    person(
      'Delete them',
      'First what uses them, then the objects themselves; where policies or GitOps made them, there. What is on the volumes is lost.',
    ),
    newRun,
  ],
};

/** Clusters that the assisted installer did not make lack it. */
export const dnsmasqMissing: Rule = {
  id: 'dnsmasq-missing',
  cause: 'The node lacks the dnsmasq configuration of image-based upgrades',
  explanation:
    'Lifecycle Agent looks for /usr/local/bin/dnsmasq_config.sh on the node. The assisted installer puts it there on single node clusters; other installations do not.',
  match: bySigns({ codes: ['DnsmasqMissing'] }),
  remedies: subject => [
    command(
      'See whether the file is there',
      'Without it the command says that there is no such file.',
      onNode(subject, 'ls -l /usr/local/bin/dnsmasq_config.sh'),
    ),
    person(
      'Apply the MachineConfig 50-master-dnsmasq-configuration',
      'It is made from the name, domain and address of this cluster. The node reboots.',
    ),
    newRun,
  ],
};

/** `ostree admin set-default` came with 4.14.7. */
export const releaseTooOld: Rule = {
  id: 'release-too-old',
  cause: 'OpenShift is older than 4.14.7',
  explanation:
    'A seed is installed into a new stateroot by ostree admin set-default, which the operating system has from OpenShift 4.14.7 on.',
  match: bySigns({ codes: ['OstreeTooOld', 'ReleaseTooOld'] }),
  remedies: () => [
    command(
      'See the release',
      'And what it can be upgraded to.',
      'oc adm upgrade',
    ),
    person(
      'Upgrade the cluster',
      'To 4.14.7 or later, and wait until it is stable.',
    ),
    newRun,
  ],
};

/** Its absence is not rejected. */
export const oadpTooOld: Rule = {
  id: 'oadp-too-old',
  cause: 'The OADP operator is older than 1.3.1',
  explanation:
    'Lifecycle Agent backs applications up with OADP during an upgrade, and takes 1.3.1 and later. A cluster without OADP is fine.',
  match: bySigns({ codes: ['OadpTooOld', 'OADPTooOld'] }),
  remedies: () => [
    command(
      'See the version',
      'The operator is usually in namespace openshift-adp.',
      'oc get csv -n openshift-adp',
    ),
    person(
      'Upgrade or remove it',
      'Through its Subscription, or where GitOps has it.',
    ),
    newRun,
  ],
};

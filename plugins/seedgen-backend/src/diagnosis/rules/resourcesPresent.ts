import { DOCUMENTATION } from '../../preflight/outcomes';
import { command, newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

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

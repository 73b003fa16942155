import { noneOf } from './noneOf';

/** The LVM Storage operator manages no volume groups. */
export const noLvmClusters = noneOf({
  id: 'no-lvm-clusters',
  title: 'No LVMClusters',
  kind: 'LVMCluster',
  reasonCode: 'LVMClustersPresent',
  rejection: 'Rejected: Cluster must not have any LVMClusters configured',
  remedy:
    'Delete the LVMClusters; the operator may stay, and targets get theirs as an extra manifest.',
});

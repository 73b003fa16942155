import { lvmClusterDefinition } from '../../world/crds';
import { addKinds, addObject } from '../changes/addObject';
import { undoAll } from '../changes/undoAll';
import type { Scenario } from '../Scenario';

export const lvmCluster: Scenario = {
  name: 'lvm-cluster',
  title: 'LVM storage is configured',
  does: 'The kind LVMCluster is known, and there is one.',
  place: 'rejection',
  failure: 'Rejected: Cluster must not have any LVMClusters configured',
  apply: cluster =>
    undoAll(
      addKinds(cluster, lvmClusterDefinition),
      addObject(cluster, {
        apiVersion: 'lvm.topolvm.io/v1alpha1',
        kind: 'LVMCluster',
        metadata: { name: 'lvmcluster', namespace: 'openshift-storage' },
        spec: { storage: { deviceClasses: [{ name: 'vg1' }] } },
      }),
    ),
};

import { sriovNetworkNodeStateDefinition } from '../../world/crds';
import { addKinds, addObject } from '../changes/addObject';
import { undoAll } from '../changes/undoAll';
import type { Scenario } from '../Scenario';

export const sriovNotReady: Scenario = {
  name: 'sriov-not-ready',
  title: 'The network devices are not configured to the end',
  does: 'The SR-IOV operator is installed, and the state of the node is InProgress.',
  place: 'health',
  failure: 'sriovNetworkNodeState not ready',
  apply: cluster =>
    undoAll(
      addKinds(cluster, sriovNetworkNodeStateDefinition),
      addObject(cluster, {
        apiVersion: 'sriovnetwork.openshift.io/v1',
        kind: 'SriovNetworkNodeState',
        metadata: {
          name: cluster.spec.hostname,
          namespace: 'openshift-sriov-network-operator',
        },
        spec: {},
        status: { syncStatus: 'InProgress' },
      }),
    ),
};

import { sriovNetworkNodeStateDefinition } from '../../world/crds';
import { addKinds } from '../changes/addObject';
import type { Scenario } from '../Scenario';

export const sriovWithoutState: Scenario = {
  name: 'sriov-without-state',
  title: 'The SR-IOV operator knows nothing of the node',
  does: 'The SR-IOV operator is installed, and there is no state of the node.',
  place: 'health',
  failure: 'no SriovNetworkNodeStates present',
  apply: cluster => addKinds(cluster, sriovNetworkNodeStateDefinition),
};

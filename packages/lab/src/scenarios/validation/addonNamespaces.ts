import { addNamespace } from '../changes/addObject';
import { undoAll } from '../changes/undoAll';
import type { Scenario } from '../Scenario';

const NAMES = ['observability', 'search'].map(
  each => `open-cluster-management-addon-${each}`,
);

export const addonNamespaces: Scenario = {
  name: 'addon-namespaces',
  title: 'Add-ons of a hub were left behind',
  does: `The namespaces ${NAMES.join(' and ')} are there.`,
  place: 'rejection',
  failure: `Rejected due to presence of ACM addon(s): ${NAMES.join(', ')}`,
  apply: cluster => undoAll(...NAMES.map(name => addNamespace(cluster, name))),
};

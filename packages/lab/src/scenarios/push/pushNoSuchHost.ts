import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const pushNoSuchHost: Scenario = {
  name: 'push-no-such-host',
  title: 'The node cannot resolve the registry',
  does: 'The name server of the node does not know the registry.',
  place: 'imager log',
  failure: 'no such host',
  apply: cluster => setFaults(cluster, { registryFromNode: 'unresolved' }),
};

import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const pushConnectionRefused: Scenario = {
  name: 'push-connection-refused',
  title: 'The node is refused by the registry, others are not',
  does: 'A firewall between node and registry refuses the connection.',
  place: 'imager log',
  failure: 'connect: connection refused',
  apply: cluster => setFaults(cluster, { registryFromNode: 'refused' }),
};

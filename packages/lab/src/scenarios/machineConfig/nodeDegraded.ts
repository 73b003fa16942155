import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const nodeDegraded: Scenario = {
  name: 'node-degraded-after-reboot',
  title: 'The node does not get through a MachineConfig',
  does: 'After its next reboot for a MachineConfig the node is degraded, and so is the pool; `touch /run/machine-config-daemon-force` on the node ends it.',
  place: 'pool',
  failure: 'unexpected on-disk state validating against',
  apply: cluster => setFaults(cluster, { degradeAfterReboot: true }),
};

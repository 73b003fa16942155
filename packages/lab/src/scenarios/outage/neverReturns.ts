import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const neverReturns: Scenario = {
  name: 'never-returns',
  title: 'The cluster does not come back',
  does: 'After the next outage, be it of a generation or of a reboot, the API stays away for good.',
  place: 'behaviour',
  failure: 'connection refused without end',
  apply: cluster => setFaults(cluster, { neverReturn: true }),
};

import { USUAL_OUTAGE_SECONDS } from '../../controllers/lifecycleAgent/durations';
import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const orphanSandboxes: Scenario = {
  name: 'orphan-sandboxes',
  title: 'CRI-O restores orphan sandboxes for 48 minutes',
  does: 'The API stays away 48 minutes longer than usual.',
  place: 'behaviour',
  failure: 'the image is there, and the API comes back after 53 minutes',
  apply: cluster =>
    setFaults(cluster, {
      stayDownSeconds: USUAL_OUTAGE_SECONDS + 48 * 60,
    }),
};

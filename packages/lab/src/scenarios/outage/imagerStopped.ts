import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

export const imagerStopped: Scenario = {
  name: 'imager-stopped',
  title: 'The image is pushed, and systemd kills what watches the container',
  does: 'The container of the imager ends as stopped instead of exited.',
  place: 'failure',
  failure:
    'Seed generation failed: imager container status check failed: expected container status exited, found: stopped',
  apply: cluster => setFaults(cluster, { imagerExit: 'stopped' }),
};

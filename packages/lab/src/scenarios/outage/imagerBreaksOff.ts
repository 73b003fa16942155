import { setFaults } from '../changes/setFaults';
import type { Scenario } from '../Scenario';

const OUTPUT =
  'Error: writing blob: storing blob to file "/var/tmp/container_images_storage": write: no space left on device';

export const imagerBreaksOff: Scenario = {
  name: 'imager-breaks-off',
  title: 'The imager ends before it stops the cluster',
  does: 'podman fails while the API still answers. The SeedGenerator is gone for some seconds and comes back as failed; the ImageBasedUpgrade stays away until Lifecycle Agent is restarted.',
  place: 'failure',
  failure: `imager failed: failed to run imager container: ${OUTPUT}: exit status 125`,
  apply: cluster =>
    setFaults(cluster, { imagerBreaksOff: { output: OUTPUT, code: 125 } }),
};

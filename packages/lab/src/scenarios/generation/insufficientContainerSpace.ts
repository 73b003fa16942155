import { GIBIBYTE } from '../../world/node/devices';
import { CONTAINER_STORAGE } from '../../world/node/standardDisks';
import type { Scenario } from '../Scenario';

const FREE_BYTES = 4 * GIBIBYTE;

export const insufficientContainerSpace: Scenario = {
  name: 'insufficient-container-space',
  title: 'Container storage is nearly full',
  does: 'Images and layers leave 4 GiB free on /var/lib/containers, and the build of the seed runs out of space.',
  place: 'imager log',
  failure: 'no space left on device',
  apply: ({ node }) => {
    const filesystem = node.filesystemOf(CONTAINER_STORAGE)?.filesystem;
    if (!filesystem) {
      return () => undefined;
    }
    const before = filesystem.usedBytes;
    filesystem.usedBytes = filesystem.sizeBytes - FREE_BYTES;
    return () => {
      filesystem.usedBytes = before;
    };
  },
};

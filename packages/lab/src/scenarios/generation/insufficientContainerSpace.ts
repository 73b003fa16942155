import { GIBIBYTE } from '../../world/node/devices';
import { CONTAINER_STORAGE } from '../../world/node/standardDisks';
import type { Scenario } from '../Scenario';

const FREE_BYTES = 4 * GIBIBYTE;

export const insufficientContainerSpace: Scenario = {
  name: 'insufficient-container-space',
  title: 'Container storage is nearly full',
  does: 'Images that nothing uses leave 4 GiB free on /var/lib/containers, and the build of the seed runs out of space.',
  place: 'imager log',
  failure: 'no space left on device',
  apply: ({ node }) => {
    const filesystem = node.filesystemOf(CONTAINER_STORAGE)?.filesystem;
    if (!filesystem) {
      return () => undefined;
    }
    const image = {
      name: 'registry.redhat.io/redhat/redhat-operator-index:v4.17',
      sizeBytes: filesystem.sizeBytes - filesystem.usedBytes - FREE_BYTES,
    };
    node.unusedImages.push(image);
    filesystem.usedBytes += image.sizeBytes;
    return () => {
      const at = node.unusedImages.indexOf(image);
      if (at >= 0) {
        node.unusedImages.splice(at, 1);
        filesystem.usedBytes -= image.sizeBytes;
      }
    };
  },
};

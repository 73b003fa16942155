import { containersSize, formatGiB } from '../../storage';
import type { Check } from '../check';
import { DOCUMENTATION, pass, unreadable, warn } from '../outcomes';

const LOOKED_AT = 'use of /var/lib/containers';

// No figure is published; people report seeds of 15 to 20 GB.
const USUAL_SEED_BYTES = 20e9;

/** There is room for the seed to be built before it is pushed. */
export const containerSpace: Check = {
  id: 'container-space',
  title: 'Container storage has room for the seed',
  severity: 'warns',
  kinds: ['generate'],
  documentationUrl: DOCUMENTATION.partition,
  timeLimitMs: 40_000,
  async run({ cluster, history, subject }) {
    const [layout, records] = await Promise.all([
      cluster.storageLayout(),
      subject.seedImage ? history.seedsPushedAs(subject.seedImage) : [],
    ]);
    if (!layout.ok) return unreadable(layout.failure, LOOKED_AT);
    const size = containersSize(layout.value);
    if (size?.usedBytes === undefined) {
      return {
        status: 'unknown',
        lookedAt: LOOKED_AT,
        reasonCode: 'UseUnknown',
        message: 'How much of container storage is in use could not be seen.',
        remedy:
          'Allow the credential of the portal to run commands on the node, or to read nodes/proxy.',
      };
    }
    // How large another cluster's is, is nobody's business here.
    const own = records.filter(({ cluster: name }) => name === subject.cluster);
    const needed = Math.max(
      USUAL_SEED_BYTES,
      ...own.map(({ sizeBytes }) => sizeBytes),
    );
    const free = Math.max(0, size.bytes - size.usedBytes);
    const evidence = {
      lookedAt: LOOKED_AT,
      found: `${formatGiB(free)} free of ${formatGiB(size.bytes)}`,
      wanted: `${formatGiB(needed)} free`,
    };
    if (free >= needed) return pass('There is room for the seed.', evidence);
    return warn({
      ...evidence,
      reasonCode: 'ContainerSpaceLow',
      message: `/var/lib/containers has ${formatGiB(
        free,
      )} free, and a seed may need ${formatGiB(
        needed,
      )} there while it is built.`,
      remedy:
        'Remove images that nothing uses on the node: crictl rmi --prune. (oc adm prune images is about the internal registry.)',
    });
  },
};

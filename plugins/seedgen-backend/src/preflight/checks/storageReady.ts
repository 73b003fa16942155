import type { StorageReadiness } from '@seedgen/backstage-plugin-seedgen-common';
import { assessReadiness, formatGiB } from '../../storage';
import type { Check, CheckOutcome } from '../check';
import { DOCUMENTATION, fail, pass, unreadable, warn } from '../outcomes';

const LOOKED_AT = 'disks and mounts of the node, unit var-lib-containers.mount';
const REJECTION =
  'Rejected: Cluster must be configured with shared container storage';

/** Container storage has a filesystem of its own, mounted by the right unit, and all is large enough. */
export const storageReady: Check = {
  id: 'storage-ready',
  decides: 'what-is-known',
  title: 'Container storage is on a filesystem of its own',
  severity: 'blocks',
  kinds: ['generate'],
  documentationUrl: DOCUMENTATION.partition,
  timeLimitMs: 40_000,
  async run({ cluster, requirements, now }) {
    const read = await cluster.storageLayout();
    if (!read.ok) return unreadable(read.failure, LOOKED_AT);
    return judgeStorage(assessReadiness(read.value, requirements, now));
  },
};

/** What the readiness of storage means for a seed, with Lifecycle Agent's own words where it would refuse. */
export function judgeStorage(readiness: StorageReadiness): CheckOutcome {
  const { containers, root, reasons } = readiness;
  const size = (bytes: number | undefined) =>
    bytes === undefined ? 'unknown' : formatGiB(bytes);
  const evidence = {
    lookedAt: LOOKED_AT,
    found: `containers ${size(
      readiness.status !== 'ready' && readiness.dedicated === false
        ? 0
        : containers.actualBytes,
    )}, root ${size(root.actualBytes)}`,
    wanted: `containers ${formatGiB(
      containers.requiredBytes,
    )}, root ${formatGiB(root.requiredBytes)}`,
  };
  const [first] = reasons;
  if (readiness.status === 'ready') {
    // What Lifecycle Agent accepts, and somebody should know all the same.
    return first
      ? warn({
          ...evidence,
          reasonCode: first.code,
          message: reasons.map(({ message }) => message).join(' '),
          remedy: first.remedy,
        })
      : pass('Container storage is ready.', evidence);
  }
  const rejected = reasons.some(({ code }) =>
    ['NoDedicatedFilesystem', 'MountUnitInactive'].includes(code),
  );
  const finding = {
    ...evidence,
    reasonCode: first.code,
    message: [
      ...reasons.map(({ message }) => message),
      ...(rejected ? [`Lifecycle Agent would say: ${REJECTION}`] : []),
    ].join(' '),
    remedy: first.remedy,
  };
  return readiness.status === 'unknown'
    ? { status: 'unknown', ...finding }
    : fail(finding);
}

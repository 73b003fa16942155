import type { StorageReadiness } from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from './status';

/**
 * What is to be said of a filesystem that a seed needs, so that figure and colour say the same.
 *
 * - `size`, `size-enough`: how large it is; the second where it is a little smaller than was asked for, as XFS makes
 *   it, and enough.
 * - `none-of-its-own`: its size is that of another filesystem, and compares with nothing. `shared`: likewise, and
 *   accepted.
 * - `room`, `inodes`, `unit`: it is large enough, and something else is missing.
 */
export type MeasureSays =
  | 'size'
  | 'size-enough'
  | 'none-of-its-own'
  | 'shared'
  | 'room'
  | 'inodes'
  | 'unit'
  | 'unknown';

/** What is said of one of the two filesystems, by what the backend found, never by a rule of its own. */
export function measureOf(
  storage: Pick<StorageReadiness, 'dedicated' | 'reasons'> &
    Record<'containers' | 'root', StorageReadiness['containers']>,
  which: 'containers' | 'root',
): { says: MeasureSays; tone: Tone } {
  const { requiredBytes, actualBytes, availableBytes, inodes } = storage[which];
  const codes = storage.reasons.map(({ code }) => code);
  const name = which === 'containers' ? 'Containers' : 'Root';
  if (which === 'containers' && codes.includes('NoDedicatedFilesystem')) {
    return { says: 'none-of-its-own', tone: 'error' };
  }
  if (actualBytes === undefined) return { says: 'unknown', tone: 'unknown' };
  if (which === 'containers' && storage.dedicated === false) {
    return { says: 'shared', tone: 'warning' };
  }
  if (codes.includes(`${name}TooSmall`)) return { says: 'size', tone: 'error' };
  if (codes.includes(`${name}NearlyFull`)) {
    const says = availableBytes === undefined ? 'size' : 'room';
    return { says, tone: 'error' };
  }
  if (codes.includes(`${name}InodesExhausted`)) {
    return { says: inodes ? 'inodes' : 'size', tone: 'error' };
  }
  if (which === 'containers' && codes.includes('MountUnitInactive')) {
    return { says: 'unit', tone: 'error' };
  }
  if (which === 'containers' && storage.dedicated === undefined) {
    return { says: 'size', tone: 'unknown' };
  }
  return {
    says: actualBytes < requiredBytes ? 'size-enough' : 'size',
    tone: 'ok',
  };
}

// What speaks against nothing by itself.
const CALM: Record<string, Tone> = {
  SharedByBindMount: 'warning',
  LayoutUnknown: 'unknown',
  LayoutIncomplete: 'unknown',
  LayoutStale: 'unknown',
};

/** The colour of a reason: red is only what a seed fails for. */
export function reasonTone(
  code: string,
  status: StorageReadiness['status'],
): Tone {
  return CALM[code] ?? (status === 'not-ready' ? 'error' : 'unknown');
}

import type { ImageDetails } from '@seedgen/backstage-plugin-seedgen-common';
import type { MachineRun } from './engine/types';

/** What a run found of its image when it verified it. */
export function verifiedDetails(
  run: MachineRun | undefined,
): ImageDetails | undefined {
  return run?.memory.verification?.details;
}

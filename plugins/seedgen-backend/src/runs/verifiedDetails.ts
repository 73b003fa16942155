import type { ImageDetails } from '@seedgen/backstage-plugin-seedgen-common';
import type { GenerateMemory } from './kinds/generate/memory';
import type { MachineRun } from './engine/types';

/** What a run found of its image when it verified it. */
export function verifiedDetails(
  run: MachineRun | undefined,
): ImageDetails | undefined {
  const memory = run?.memory as Partial<GenerateMemory> | undefined;
  return memory?.verification?.details;
}

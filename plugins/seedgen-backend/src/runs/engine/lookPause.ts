import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { MachineRun } from './types';
import type { RunLimits } from '../types';

// How much slower than usual a run is looked at that nobody waits for, or that refuses us.
const QUIETLY = 5;
// Into how many parts the time is cut in which a return shows that it is one.
const CLOSELY = 6;

/**
 * How long to wait before the next look, in milliseconds.
 *
 * @param random - from 0 to 1, without 1
 */
export function lookPause(
  { phase, memory }: Pick<MachineRun, 'phase' | 'memory'>,
  { observeEveryMs, steadyReturnMs }: RunLimits,
  random: () => number,
): number {
  const isOver = isTerminalPhase(phase);
  if (memory.closely && !isOver) {
    // Half as long to half as much again: no rhythm of the cluster's own can be met by chance.
    return (
      Math.min(observeEveryMs, steadyReturnMs / CLOSELY) * (0.5 + random())
    );
  }
  const { api } = memory as { api?: string };
  const quiet = isOver || api === 'refusing';
  // Up to a tenth more, so that many runs do not look in step.
  return observeEveryMs * (quiet ? QUIETLY : 1) * (1 + random() * 0.1);
}

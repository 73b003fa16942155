import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { Seen } from '../../engine/types';
import type { RunLimits } from '../../types';
import { decideActive } from './decideActive';
import { decideFollowUp } from './followUp';
import type { GenerateDecision, GenerateRun } from './memory';

/**
 * Decides the next step of a `generate` run. Pure: the same run, observation and time give the
 * same decision.
 *
 * What is seen is taken into memory first; phase, problem and effects then follow from memory
 * alone. So nothing depends on having seen every step: the furthest phase that memory speaks for
 * counts, phases never go backwards, and a missed observation costs delay.
 */
export function decideGenerate(
  run: GenerateRun,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): GenerateDecision {
  if (isTerminalPhase(run.phase)) {
    return decideFollowUp(run, seen, now, limits);
  }
  return decideActive(run, seen, now, limits);
}

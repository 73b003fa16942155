import type { RunPhase } from '@seedgen/backstage-plugin-seedgen-common';
import { defaultMs } from '../config/defaults';
import type { RunLimits } from './types';

/** The limits that hold where configuration says nothing. */
export const DEFAULT_RUN_LIMITS: RunLimits = {
  observeEveryMs: defaultMs('limits.observeEvery'),
  phases: {},
  kinds: {},
  removedGraceMs: defaultMs('limits.removedGrace'),
  steadyReturnMs: defaultMs('limits.steadyReturn'),
  startingMs: defaultMs('limits.apiStart'),
  slowReturnMs: defaultMs('limits.slowReturn'),
  followUpMs: defaultMs('limits.followUp'),
};

/** Limits as configured, completed by the defaults; those of phases are the kinds'. */
export function completeLimits(configured: Partial<RunLimits> = {}): RunLimits {
  return { ...DEFAULT_RUN_LIMITS, ...configured };
}

/** The limit of a phase, in milliseconds; none for a terminal one. */
export function limitOf(
  phase: RunPhase,
  limits: RunLimits,
): number | undefined {
  return limits.phases[phase];
}

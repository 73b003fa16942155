import type { RunPhase } from '@seedgen/backstage-plugin-seedgen-common';
import { defaultMs } from '../config/defaults';
import { MINUTE } from '../units';
import type { RunLimits } from './types';

/**
 * How long a run may stay in each phase, in milliseconds.
 *
 * From what is known of real clusters: cleaning up after ACM may take 15 minutes for CRDs and as
 * much for namespaces, and the wait for the pull secret 10; imaging takes 5 to 15, by others'
 * accounts up to 40; with orphan sandboxes (4.21 and older) the API was seen to come back after
 * 48 minutes and more. How long a remedy may take to show that it helped depends on the remedy, see
 * `remedy/limits.ts`, unless `Confirming` is set.
 */
export const DEFAULT_PHASE_LIMITS: Partial<Record<RunPhase, number>> = {
  Preflight: 5 * MINUTE,
  Requesting: 5 * MINUTE,
  Stabilizing: 30 * MINUTE,
  Preparing: 45 * MINUTE,
  Imaging: 60 * MINUTE,
  Published: 75 * MINUTE,
  Recovering: 30 * MINUTE,
  Finalizing: 20 * MINUTE,
  Verifying: 15 * MINUTE,
  Cleaning: 10 * MINUTE,
  Applying: 5 * MINUTE,
  Rendering: 10 * MINUTE,
  Updating: 30 * MINUTE,
  Rebooting: 30 * MINUTE,
  Reverting: 15 * MINUTE,
  Checking: 2 * MINUTE,
};

/** The limits that hold where configuration says nothing. */
export const DEFAULT_RUN_LIMITS: RunLimits = {
  observeEveryMs: defaultMs('limits.observeEvery'),
  phases: DEFAULT_PHASE_LIMITS,
  removedGraceMs: defaultMs('limits.removedGrace'),
  steadyReturnMs: defaultMs('limits.steadyReturn'),
  startingMs: defaultMs('limits.apiStart'),
  slowReturnMs: defaultMs('limits.slowReturn'),
  followUpMs: defaultMs('limits.followUp'),
};

/** Limits as configured, completed by the defaults. */
export function completeLimits(configured: Partial<RunLimits> = {}): RunLimits {
  return {
    ...DEFAULT_RUN_LIMITS,
    ...configured,
    phases: { ...DEFAULT_PHASE_LIMITS, ...configured.phases },
  };
}

/** The limit of a phase, in milliseconds; none for a terminal one. */
export function limitOf(
  phase: RunPhase,
  limits: RunLimits,
): number | undefined {
  return limits.phases[phase] ?? DEFAULT_PHASE_LIMITS[phase];
}

import {
  GENERATE_PHASES,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Place of a phase in an undisturbed run; ends come after all others. */
export function rank(phase: RunPhase): number {
  const index = (GENERATE_PHASES as readonly string[]).indexOf(phase);
  return index < 0 ? GENERATE_PHASES.length : index;
}

/** Whether a phase lies at or behind another. */
export function isAtLeast(phase: RunPhase, other: RunPhase): boolean {
  return rank(phase) >= rank(other);
}

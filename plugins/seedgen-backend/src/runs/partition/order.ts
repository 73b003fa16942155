import {
  PARTITION_PHASES,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Place of a phase; `Reverting` comes after all others, ends after that. */
export function rank(phase: RunPhase): number {
  const index = (PARTITION_PHASES as readonly string[]).indexOf(phase);
  return index < 0 ? PARTITION_PHASES.length : index;
}

/** Whether a phase lies at or behind another. */
export function isAtLeast(phase: RunPhase, other: RunPhase): boolean {
  return rank(phase) >= rank(other);
}

/** Whether taking the MachineConfig away can no longer undo what the node does with it. */
export function isPastReturn(phase: RunPhase): boolean {
  return isAtLeast(phase, 'Updating');
}

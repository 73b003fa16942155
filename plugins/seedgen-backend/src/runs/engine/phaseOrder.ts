import type { RunPhase } from '@seedgen/backstage-plugin-seedgen-common';

/** How the phases of one kind of run follow each other. */
export interface PhaseOrder {
  /** Place of a phase in an undisturbed run; ends come after all others. */
  rank(phase: RunPhase): number;
  /** Whether a phase lies at or behind another. */
  isAtLeast(phase: RunPhase, other: RunPhase): boolean;
}

/** The order in which a kind lists its phases. */
export function phaseOrder(phases: readonly RunPhase[]): PhaseOrder {
  const rank = (phase: RunPhase) => {
    const index = phases.indexOf(phase);
    return index < 0 ? phases.length : index;
  };
  return { rank, isAtLeast: (phase, other) => rank(phase) >= rank(other) };
}

import {
  PARTITION_PHASES,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import { phaseOrder } from '../../engine/phaseOrder';
import { MINUTE } from '../../../units';

/** `Reverting` is listed last, so it comes after all others, and ends after that. */
export const { rank, isAtLeast } = phaseOrder(PARTITION_PHASES);

/** Whether taking the MachineConfig away can no longer undo what the node does with it. */
export function isPastReturn(phase: RunPhase): boolean {
  return isAtLeast(phase, 'Updating');
}

/** Longest stay in each phase, in milliseconds. */
export const PHASE_LIMITS = {
  Preflight: 5 * MINUTE,
  Applying: 5 * MINUTE,
  Rendering: 10 * MINUTE,
  Updating: 30 * MINUTE,
  Rebooting: 30 * MINUTE,
  Verifying: 15 * MINUTE,
  Reverting: 15 * MINUTE,
};

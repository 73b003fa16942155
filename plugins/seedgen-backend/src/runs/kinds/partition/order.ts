import {
  PARTITION_PHASES,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import { phaseOrder } from '../../engine/phaseOrder';

/** `Reverting` is listed last, so it comes after all others, and ends after that. */
export const { rank, isAtLeast } = phaseOrder(PARTITION_PHASES);

/** Whether taking the MachineConfig away can no longer undo what the node does with it. */
export function isPastReturn(phase: RunPhase): boolean {
  return isAtLeast(phase, 'Updating');
}

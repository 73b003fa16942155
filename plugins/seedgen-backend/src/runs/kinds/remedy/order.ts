import {
  REMEDY_PHASES,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import { phaseOrder } from '../../engine/phaseOrder';
import type { MachineRun } from '../../engine/types';

const ORDER = phaseOrder(REMEDY_PHASES as readonly RunPhase[]);

/** Place of a phase; ends come after all others. */
export const { rank } = ORDER;

// All other effects leave something changed, on the cluster or among the runs.
const READS: readonly string[] = ['read-agent-files', 'read-installation'];

/** Whether something was done, or may have been: from then on nothing is undone by cancelling. */
export function hasTouched({ memory }: Pick<MachineRun, 'memory'>): boolean {
  return Object.keys(memory.effects).some(type => !READS.includes(type));
}

import {
  REMEDY_PHASES,
  type RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import { phaseOrder } from '../../engine/phaseOrder';
import type { MachineRun } from '../../engine/types';
import { MINUTE } from '../../../units';

const ORDER = phaseOrder(REMEDY_PHASES as readonly RunPhase[]);

/** Place of a phase; ends come after all others. */
export const { rank } = ORDER;

// All other effects leave something changed, on the cluster or among the runs.
const READS: readonly string[] = ['read-agent-files', 'read-installation'];

/** Whether something was done, or may have been: from then on nothing is undone by cancelling. */
export function hasTouched({ memory }: Pick<MachineRun, 'memory'>): boolean {
  return Object.keys(memory.effects).some(type => !READS.includes(type));
}

/**
 * Longest stay in each phase, in milliseconds; how long one may take to show that it helped depends on the
 * remedy, see `limits.ts`. `Cleaning` is what a run that it ends may take.
 */
export const PHASE_LIMITS = {
  Checking: 2 * MINUTE,
  Applying: 5 * MINUTE,
  Cleaning: 10 * MINUTE,
};

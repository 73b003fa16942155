import {
  isTerminalPhase,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from './headline';

/** How a run stands. */
export function runTone(run: Pick<Run, 'phase' | 'problem'>): Tone {
  switch (run.phase) {
    case 'Succeeded':
      return 'ok';
    case 'Failed':
      return 'error';
    case 'Unconfirmed':
      return 'warning';
    case 'Abandoned':
      return 'unknown';
    default:
      return run.problem ? 'warning' : 'running';
  }
}

/** Whether a run can still be cancelled or left. */
export function isActive(run: Pick<Run, 'phase'>): boolean {
  return !isTerminalPhase(run.phase);
}

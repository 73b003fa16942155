import { isDeepStrictEqual } from 'node:util';
import type { GenerateMemory } from '../kinds/generate/memory';
import { publicRun } from './publicRun';
import type { Decision, MachineRun } from './types';

/**
 * Whether somebody who looks at a run would see more than that it was looked at again.
 *
 * Every look is stored with its time. To tell all open pages of each would make them read again every
 * two seconds for as long as the run lasts; they see the time of the last look when they read next.
 */
export function looksDifferent(
  before: MachineRun,
  { run, entries }: Pick<Decision, 'run' | 'entries'>,
): boolean {
  return entries.length > 0 || !isDeepStrictEqual(shown(before), shown(run));
}

function shown(run: MachineRun) {
  const { observedAt, ...rest } = publicRun(run, 0);
  const { verification } = run.memory as Partial<GenerateMemory>;
  return { ...rest, verification };
}

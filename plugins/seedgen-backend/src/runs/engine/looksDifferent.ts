import { isDeepStrictEqual } from 'node:util';
import { publicRun } from './publicRun';
import type { RunKinds } from './RunKinds';
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
  kinds: RunKinds,
): boolean {
  return (
    entries.length > 0 ||
    !isDeepStrictEqual(shown(before, kinds), shown(run, kinds))
  );
}

function shown(run: MachineRun, kinds: RunKinds) {
  const { observedAt, ...rest } = publicRun(run, 0, kinds);
  const { verification } = run.memory;
  return { ...rest, verification };
}

import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { Standing } from '../../engine/definition';
import { reached } from '../../lifecycleAgent/conditions';
import type { GenerateRun } from './memory';
import { isAtLeast } from './order';

/** What a generation means for others on its cluster. */
export function standing(run: GenerateRun): Standing {
  const { memory } = run;
  return {
    imaging: isImaging(run),
    unanswered:
      memory.end === undefined &&
      Boolean(
        memory.effects['create-seed-generator'] || memory.generator.observed,
      ),
  };
}

function isImaging(run: GenerateRun): boolean {
  const { end, followUp, generator, launched } = run.memory;
  // One that nobody follows any more goes on all the same.
  const phase = followUp?.mode === 'end-unknown' ? followUp.phase : run.phase;
  if (end || isTerminalPhase(phase)) return false;
  return (
    isAtLeast(phase, 'Imaging') ||
    launched ||
    reached(generator.step, 'launching') ||
    // Lifecycle Agent takes it away when it launches the imager.
    (generator.observed &&
      generator.state === 'absent' &&
      generator.removal !== 'deleted')
  );
}

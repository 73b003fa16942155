import { decideGenerate } from './generate/decide';
import type { GenerateRun } from './generate/memory';
import type { Decision, MachineRun, Seen } from './machine/types';
import { decidePartitionRun } from './partition/decide';
import type { PartitionRun } from './partition/memory';
import { decideRemedy } from './remedy/decide';
import type { RemedyRun } from './remedy/memory';
import type { RunLimits } from './types';

/** Decides the next step of a run by the state machine of its kind. */
export function decideRun(
  run: MachineRun,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): Decision {
  switch (run.kind) {
    case 'generate':
      return decideGenerate(run as GenerateRun, seen, now, limits);
    case 'partition':
      return decidePartitionRun(run as PartitionRun, seen, now, limits);
    default:
      return decideRemedy(run as RemedyRun, seen, now, limits);
  }
}

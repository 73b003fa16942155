import { decideGenerate } from '../kinds/generate/decide';
import type { GenerateRun } from '../kinds/generate/memory';
import type { Decision, MachineRun, Seen } from './types';
import { decidePartitionRun } from '../kinds/partition/decide';
import type { PartitionRun } from '../kinds/partition/memory';
import { decideRemedy } from '../kinds/remedy/decide';
import type { RemedyRun } from '../kinds/remedy/memory';
import type { RunLimits } from '../types';

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

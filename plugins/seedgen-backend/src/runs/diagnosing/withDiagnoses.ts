import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { diagnose as byBuiltInRules, type Diagnose } from '../../diagnosis';
import type { RunKindDefinition } from '../engine/definition';
import type { MachineRun } from '../engine/types';
import { symptomsOf } from './symptomsOf';

/**
 * A run with the causes of its problem, named anew at each reading, so that an old run profits from
 * what was learnt since. One without a problem, and one that somebody abandoned, stays as it is.
 */
export function withDiagnoses(
  details: RunDetails,
  { run, kind, now }: { run: MachineRun; kind: RunKindDefinition; now: Date },
  diagnose: Diagnose = byBuiltInRules,
): RunDetails {
  if (!details.problem || details.phase === 'Abandoned' || !kind.diagnosed) {
    return details;
  }
  const diagnoses = diagnose(symptomsOf(details, run, kind.diagnosed, now));
  return diagnoses.length > 0 ? { ...details, diagnoses } : details;
}

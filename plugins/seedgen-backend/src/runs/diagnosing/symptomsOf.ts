import {
  isTerminalPhase,
  parseImageReference,
  type RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import {
  type Diagnose,
  diagnose as byBuiltInRules,
  type Symptoms,
} from '../../diagnosis';
import { statementsOf } from './statementsOf';
import type { Diagnosed, RunKindDefinition } from '../engine/definition';
import type { MachineRun } from '../engine/types';

/** Everything that was stored of a run and says something about its problem. Pure. */
export function symptomsOf(
  details: RunDetails,
  run: MachineRun,
  diagnosed: Diagnosed,
  now: Date,
): Symptoms {
  const { identity } = run.memory;
  const facts = diagnosed.facts(run);
  const { kind, phase, seedImage, unreachableSince } = details;
  const until = Date.parse(details.finishedAt ?? now.toISOString());
  return {
    subject: {
      cluster: details.cluster,
      runId: details.id,
      node: facts.node?.name ?? identity?.node,
      version: identity?.version,
      hasProxy: identity?.hasProxy,
      image: seedImage,
      registry: registryOf(seedImage),
      machineConfig: facts.machineConfig,
      strategy: details.strategy,
    },
    run: {
      kind,
      phase,
      reached: reachedBy(details),
      ageMs: until - Date.parse(details.requestedAt),
      ...(unreachableSince && {
        unreachableMs: until - Date.parse(unreachableSince),
      }),
      imageProven: details.verification?.verdict === 'verified',
    },
    statements: statementsOf(details, facts, diagnosed),
    passedChecks: (details.preflight?.checks ?? [])
      .filter(({ status }) => status === 'pass')
      .map(({ id }) => id),
    pool: facts.pool,
    node: facts.node,
  };
}

function reachedBy({ phase, timeline }: RunDetails) {
  const phases = [...timeline.map(entry => entry.phase), phase];
  return phases.reverse().find(name => !isTerminalPhase(name)) ?? phase;
}

function registryOf(image: string | undefined): string | undefined {
  try {
    return image === undefined
      ? undefined
      : parseImageReference(image).registry;
  } catch {
    return undefined;
  }
}

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

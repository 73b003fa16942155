import {
  isTerminalPhase,
  parseImageReference,
  type RunDetails,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Symptoms } from '../../diagnosis';
import type { GenerateMemory } from '../kinds/generate/memory';
import type { Diagnosed } from '../engine/definition';
import type { MachineRun } from '../engine/types';
import type { PartitionMemory } from '../kinds/partition/memory';
import { statementsOf } from './statementsOf';

/** Everything that was stored of a run and says something about its problem. Pure. */
export function symptomsOf(
  details: RunDetails,
  run: MachineRun,
  diagnosed: Diagnosed,
  now: Date,
): Symptoms {
  const memory = run.memory as Partial<GenerateMemory & PartitionMemory>;
  const { kind, phase, seedImage, unreachableSince } = details;
  const until = Date.parse(details.finishedAt ?? now.toISOString());
  return {
    subject: {
      cluster: details.cluster,
      runId: details.id,
      node: memory.node?.name ?? memory.identity?.node,
      version: memory.identity?.version,
      hasProxy: memory.identity?.hasProxy,
      image: seedImage,
      registry: registryOf(seedImage),
      machineConfig: memory.manifest?.metadata.name,
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
    statements: statementsOf(details, memory, diagnosed),
    passedChecks: (details.preflight?.checks ?? [])
      .filter(({ status }) => status === 'pass')
      .map(({ id }) => id),
    pool: memory.pool,
    node: memory.node,
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

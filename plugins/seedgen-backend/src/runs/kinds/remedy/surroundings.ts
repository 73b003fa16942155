import {
  isTerminalPhase,
  type RunPhase,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { reached } from '../generate/conditions';
import type { GenerateMemory } from '../generate/memory';
import { isAtLeast } from '../generate/order';
import type { MachineRun } from '../../engine/types';

/** Another run of the portal, as far as a remedy decides on it. */
export interface RunBeside {
  id: string;
  cluster: string;
  request: RunRequest;
  phase: RunPhase;
  phaseSince: string;
  active: boolean;
  /** The imager runs for it, or what was seen last does not rule that out. */
  imaging: boolean;
  /** Lifecycle Agent may have had its request, and has not said how it ended. */
  unanswered: boolean;
}

/** What the portal knows of the cluster of a remedy, at one moment, besides what the cluster shows. */
export interface Surroundings {
  /** Runs on the cluster that are active or still observed, apart from remedies. */
  open: RunBeside[];
  /** The run that the remedy is for. */
  target?: RunBeside;
  /** Whose SeedGenerator was seen, if it is a run's of the portal on this cluster. */
  generatorOwner?: RunBeside;
  /** Whose MachineConfig was seen, likewise. */
  machineConfigOwner?: RunBeside;
  /** A generation past the portal that has not ended, as far as is known. */
  external: boolean;
}

/** A run as a remedy sees it. */
export function runBeside(run: MachineRun): RunBeside {
  const { id, cluster, request, phase, phaseSince } = run;
  const memory = run.memory as Partial<GenerateMemory>;
  return {
    id,
    cluster,
    request,
    phase,
    phaseSince,
    active: !isTerminalPhase(phase),
    imaging: isImaging(run),
    unanswered:
      run.kind === 'generate' &&
      memory.end === undefined &&
      Boolean(
        memory.effects?.['create-seed-generator'] || memory.generator?.observed,
      ),
  };
}

function isImaging(run: MachineRun): boolean {
  if (run.kind !== 'generate') return false;
  const { end, followUp, generator, launched } = run.memory as GenerateMemory;
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

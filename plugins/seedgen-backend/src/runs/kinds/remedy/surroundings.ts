import {
  isTerminalPhase,
  type ClusterObservation,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ContextSources, RunBeside } from '../../engine/definition';
import type { RunKinds } from '../../engine/RunKinds';
import type { MachineRun } from '../../engine/types';
import type { RemedyRun } from './memory';

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

/** Reads what the portal knows of the cluster of a remedy. */
export async function loadSurroundings(
  { request, cluster }: RemedyRun,
  seen: ClusterObservation | undefined,
  { store, external, kinds }: ContextSources,
): Promise<Surroundings> {
  // A run of another cluster is none of ours, whatever an object says about itself.
  const find = async (
    id: string | undefined,
  ): Promise<RunBeside | undefined> => {
    const stored = id === undefined ? undefined : await store.find(id);
    return stored?.run.cluster === cluster
      ? runBeside(stored.run, kinds)
      : undefined;
  };
  const generator = seen?.seedGenerator;
  const [open, target, generatorOwner, machineConfigOwner, generation] =
    await Promise.all([
      store.openOf(cluster),
      find(request.remedy.runId),
      find(generator?.state === 'present' ? generator.runId : undefined),
      find(seen?.machineConfigRun),
      external.openOf(cluster),
    ]);
  return {
    open: open.map(run => runBeside(run, kinds)),
    target,
    generatorOwner,
    machineConfigOwner,
    external: generation !== undefined,
  };
}

function runBeside(run: MachineRun, kinds: RunKinds): RunBeside {
  const { id, cluster, request, phase, phaseSince } = run;
  return {
    id,
    cluster,
    request,
    seedImage: kinds.seedImageOf(run),
    phase,
    phaseSince,
    active: !isTerminalPhase(phase),
    ...(kinds.find(run.kind)?.standing?.(run) ?? {
      imaging: false,
      unanswered: false,
    }),
  };
}

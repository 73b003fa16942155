import type { ClusterObservation } from '@seedgen/backstage-plugin-seedgen-common';
import type { MachineRun } from './types';
import {
  runBeside,
  type RunBeside,
  type Surroundings,
} from '../kinds/remedy/surroundings';
import type { RunStore } from '../store/RunStore';

/** Generations that somebody began past the portal, as far as a remedy asks for them. */
export interface ExternalLookup {
  /** The one that is under way; nothing if there is none. */
  openOf(cluster: string): Promise<object | undefined>;
}

/** What the portal knows of the cluster of a remedy; nothing for other kinds. */
export async function lookAround(
  { request, cluster }: MachineRun,
  seen: ClusterObservation | undefined,
  { store, external }: { store: RunStore; external: ExternalLookup },
): Promise<Surroundings | undefined> {
  if (request.kind !== 'remedy') return undefined;
  // A run of another cluster is none of ours, whatever an object says about itself.
  const find = async (
    id: string | undefined,
  ): Promise<RunBeside | undefined> => {
    const stored = id === undefined ? undefined : await store.find(id);
    return stored?.run.cluster === cluster ? runBeside(stored.run) : undefined;
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
    open: open.map(runBeside),
    target,
    generatorOwner,
    machineConfigOwner,
    external: generation !== undefined,
  };
}

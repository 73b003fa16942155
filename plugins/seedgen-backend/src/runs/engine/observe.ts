import {
  parseSeedImageReference,
  type AccessFailure,
  type ClusterObservation,
  type RegistryObservation,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import type { ClusterConnections } from '../../clusters/types';
import type { RegistryConnections } from '../../registries/types';
import type { RunKinds } from './RunKinds';
import type { MachineRun, Seen } from './types';
import { withDeadline } from './withDeadline';

const LIMIT_MS = 20_000;

/** Looks at the cluster and the registry of a run, side by side. Never throws. */
export async function observe(
  run: MachineRun,
  dependencies: {
    clusters: Pick<ClusterConnections, 'get'>;
    registries: Pick<RegistryConnections, 'observe'>;
    clock: Clock;
    kinds: RunKinds;
  },
  signal: AbortSignal,
): Promise<Pick<Seen, 'cluster' | 'registry'>> {
  const [cluster, registry] = await Promise.all([
    observeCluster(run, dependencies, signal),
    observeRegistry(run, dependencies, signal),
  ]);
  return { cluster, registry };
}

async function observeCluster(
  run: MachineRun,
  { clusters, clock, kinds }: Parameters<typeof observe>[1],
  signal: AbortSignal,
): Promise<ClusterObservation | undefined> {
  const definition = kinds.of(run);
  if (definition.subject === 'none') return undefined;
  const unseen = (failure: AccessFailure): ClusterObservation => ({
    at: clock.now().toISOString(),
    api: { state: 'down', failure },
    seedGenerator: { state: 'unknown', failure },
  });
  const what = definition.observes?.(run) ?? {};
  try {
    return await withDeadline(
      { clock, limitMs: LIMIT_MS, signal },
      own => clusters.get(run.cluster).observe(what, { signal: own }),
      () => unseen(lateness(`Cluster ${run.cluster}`, signal)),
    );
  } catch {
    return unseen({
      code: 'protocol',
      message: `Cluster ${run.cluster} could not be looked at; the log of the portal says why`,
    });
  }
}

async function observeRegistry(
  run: MachineRun,
  { registries, clock, kinds }: Parameters<typeof observe>[1],
  signal: AbortSignal,
): Promise<RegistryObservation | undefined> {
  const image = kinds.of(run).observesImage?.(run);
  if (image === undefined) return undefined;
  const unseen = (failure: AccessFailure): RegistryObservation => ({
    at: clock.now().toISOString(),
    tag: { state: 'unknown', failure },
  });
  try {
    const reference = parseSeedImageReference(image);
    return await withDeadline(
      { clock, limitMs: LIMIT_MS, signal },
      own => registries.observe(reference, { signal: own }),
      () => unseen(lateness(`Registry ${reference.registry}`, signal)),
    );
  } catch {
    return unseen({
      code: 'protocol',
      message: 'The registry could not be looked at',
    });
  }
}

function lateness(what: string, signal: AbortSignal): AccessFailure {
  return {
    code: signal.aborted ? 'aborted' : 'timeout',
    message: `${what} gave no answer within ${LIMIT_MS / 1000} s`,
  };
}

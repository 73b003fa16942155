import {
  type AccessFailureCode,
  type ApiSeen,
  type ClusterObservation,
  SEED_GENERATOR_NAME,
  SEEDGEN_RUN_ANNOTATION,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import { cleanText } from '../cleanText';
import type { KubernetesObject, ObservedParts } from '../types';
import { readVersion } from './clusterFacts';
import { readLifecycleAgentSeen } from './lifecycleAgent';
import { seenNode, seenPool } from './machineConfig';
import { seenSeedGenerator } from './seedGenerator';

/** The only pool of a SNO that its node belongs to. */
const CONTROL_PLANE_POOL = 'master';

// With these the API server itself has spoken, and about the object that was asked for. A 401 is
// not among them: until a credential is accepted nothing is known about the cluster.
const ANSWERED: readonly AccessFailureCode[] = [
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'gone',
  'throttled',
];

/** What a run decides on, read side by side. */
export async function observeCluster(
  client: KubernetesClient,
  clock: Clock,
  what: ObservedParts,
  signal: AbortSignal,
): Promise<ClusterObservation> {
  const kinds = READABLE_KINDS;
  const [generator, version, ready, pool, nodes, machineConfig, agent] =
    await Promise.all([
      client.get(kinds.SeedGenerator, { name: SEED_GENERATOR_NAME }, signal),
      client.get(kinds.ClusterVersion, { name: 'version' }, signal),
      client.isReady(signal),
      what.pool
        ? client.get(
            kinds.MachineConfigPool,
            { name: CONTROL_PLANE_POOL },
            signal,
          )
        : undefined,
      what.pool ? client.list(kinds.Node, {}, signal) : undefined,
      what.machineConfig
        ? client.get(kinds.MachineConfig, { name: what.machineConfig }, signal)
        : undefined,
      what.lifecycleAgent ? readLifecycleAgentSeen(client, signal) : undefined,
    ]);
  return {
    at: clock.now().toISOString(),
    api: apiSeen([generator, version]),
    ...(ready !== undefined && { ready }),
    seedGenerator: seenSeedGenerator(generator),
    ...(pool?.ok ? { pool: seenPool(pool.value) } : {}),
    ...(nodes?.ok && nodes.value.length > 0
      ? { node: seenNode(nodes.value[0]) }
      : {}),
    ...presence(machineConfig),
    ...(agent && { lifecycleAgent: agent }),
    ...(version.ok ? { clusterId: readVersion(version.value).clusterId } : {}),
    ...(client.transport.acceptedCredential
      ? { credential: client.transport.acceptedCredential }
      : {}),
  };
}

/** Up as soon as one of the answers is the API server's own. */
export function apiSeen(answers: Array<Result<unknown>>): ApiSeen {
  for (const answer of answers) {
    if (answer.ok || ANSWERED.includes(answer.failure.code)) {
      return { state: 'up' };
    }
  }
  const [first] = answers;
  return first.ok ? { state: 'up' } : { state: 'down', failure: first.failure };
}

function presence(
  answer: Result<KubernetesObject> | undefined,
): Pick<ClusterObservation, 'machineConfigPresent' | 'machineConfigRun'> {
  if (!answer) return {};
  if (answer.ok) {
    const run = answer.value.metadata.annotations?.[SEEDGEN_RUN_ANNOTATION];
    return {
      machineConfigPresent: true,
      ...(typeof run === 'string' && { machineConfigRun: cleanText(run, 256) }),
    };
  }
  return answer.failure.code === 'not-found'
    ? { machineConfigPresent: false }
    : {};
}

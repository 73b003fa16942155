import {
  type ClusterSnapshot,
  LIFECYCLE_AGENT_NAMESPACE,
  SEED_GENERATOR_NAME,
  type StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import { readLifecycleAgent, readNode, readVersion } from './clusterFacts';
import { LIFECYCLE_AGENT_DEPLOYMENT } from './lifecycleAgent';
import { readLifecycleAgentCatalogs } from './lifecycleAgentCatalogs';
import type { ConfigurationReader } from './ConfigurationReader';
import { apiSeen } from './observe';
import { seenSeedGenerator } from './seedGenerator';

/**
 * The picture of a cluster for its catalog page. A part that could not be read is absent.
 *
 * @param readLayout - disks and mounts; asked only if the API answers
 * @param configurations - what a seed must share with it; asked only if the API answers
 */
export async function takeSnapshot(
  client: KubernetesClient,
  clock: Clock,
  readLayout: () => Promise<Result<StorageLayout>>,
  configurations: Pick<ConfigurationReader, 'read'>,
  signal: AbortSignal,
): Promise<ClusterSnapshot> {
  const kinds = READABLE_KINDS;
  const version = await client.get(
    kinds.ClusterVersion,
    { name: 'version' },
    signal,
  );
  const api = apiSeen([version]);
  const observedAt = clock.now().toISOString();
  if (api.state === 'down') {
    return {
      cluster: client.cluster,
      observedAt,
      reachability: api.failure.code === 'aborted' ? 'unknown' : 'unreachable',
      failure: api.failure,
    };
  }
  const namespace = LIFECYCLE_AGENT_NAMESPACE;
  const [nodes, generator, deployment, serviceVersions, layout] =
    await Promise.all([
      client.list(kinds.Node, {}, signal),
      client.get(kinds.SeedGenerator, { name: SEED_GENERATOR_NAME }, signal),
      client.get(
        kinds.Deployment,
        { name: LIFECYCLE_AGENT_DEPLOYMENT, namespace },
        signal,
      ),
      client.list(kinds.ClusterServiceVersion, { namespace }, signal),
      readLayout(),
    ]);
  const identity = version.ok ? readVersion(version.value) : undefined;
  const configuration = await configurations.read(
    {
      clusterId: identity?.clusterId,
      // Of several nodes none is the cluster's.
      node: nodes.ok && nodes.value.length === 1 ? nodes.value[0] : undefined,
    },
    signal,
  );
  const isAbsent = !deployment.ok && deployment.failure.code === 'not-found';
  // Whoever installs it needs to know where from; nobody else does.
  const catalogs = isAbsent
    ? await readLifecycleAgentCatalogs(client, signal)
    : undefined;
  return {
    cluster: client.cluster,
    observedAt,
    reachableAt: observedAt,
    reachability: 'reachable',
    ...(version.ok ? identity : { failure: version.failure }),
    ...(nodes.ok && nodes.value.length > 0 ? readNode(nodes.value[0]) : {}),
    ...(deployment.ok || isAbsent
      ? {
          lifecycleAgent: readLifecycleAgent(
            deployment.ok ? deployment.value : 'absent',
            serviceVersions.ok ? serviceVersions.value : [],
          ),
        }
      : {}),
    ...(catalogs?.ok ? { lifecycleAgentCatalogs: catalogs.value } : {}),
    seedGenerator: seenSeedGenerator(generator),
    ...(layout.ok ? { layout: layout.value } : {}),
    ...(configuration ? { configuration } : {}),
  };
}

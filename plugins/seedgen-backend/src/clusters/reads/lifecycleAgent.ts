import {
  LIFECYCLE_AGENT_NAMESPACE,
  type LifecycleAgentSeen,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Result } from '../../result';
import { cleanText } from '../cleanText';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import type { KubernetesObject } from '../types';
import { isTrue, readConditions } from './conditions';
import { listLifecycleAgentPods } from './lifecycleAgentPods';

/** Name of Lifecycle Agent's Deployment. */
export const LIFECYCLE_AGENT_DEPLOYMENT = 'lifecycle-agent-controller-manager';

const VERSION = 'lifecycle-agent.v';

/** How Lifecycle Agent itself is; nothing if one of its parts could not be read. */
export async function readLifecycleAgentSeen(
  client: KubernetesClient,
  signal: AbortSignal,
): Promise<LifecycleAgentSeen | undefined> {
  const namespace = LIFECYCLE_AGENT_NAMESPACE;
  const [deployment, pods, versions] = await Promise.all([
    client.get(
      READABLE_KINDS.Deployment,
      { name: LIFECYCLE_AGENT_DEPLOYMENT, namespace },
      signal,
    ),
    listLifecycleAgentPods(client, signal),
    client.list(READABLE_KINDS.ClusterServiceVersion, { namespace }, signal),
  ]);
  const state = deploymentState(deployment);
  if (!state || !pods.ok || !versions.ok) return undefined;
  return {
    deployment: state,
    pods: pods.value
      .filter(({ metadata }) => !metadata.deletionTimestamp)
      .map(({ metadata, status }) => ({
        uid: metadata.uid ?? '',
        ready: isTrue(readConditions(status?.conditions), 'Ready'),
      })),
    serviceVersions: versions.value
      .filter(({ metadata }) => metadata.name.startsWith(VERSION))
      .map(({ metadata, status }) => ({
        name: metadata.name,
        phase: cleanText(String(status?.phase ?? ''), 64),
      })),
  };
}

function deploymentState(
  read: Result<KubernetesObject>,
): LifecycleAgentSeen['deployment'] | undefined {
  if (!read.ok) {
    return read.failure.code === 'not-found' ? 'absent' : undefined;
  }
  return Number(read.value.status?.availableReplicas ?? 0) > 0
    ? 'available'
    : 'unavailable';
}

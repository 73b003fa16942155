import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import type { Result } from '../../result';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import type { KubernetesObject } from '../types';

/** Labels of Lifecycle Agent's pods; the same since OpenShift 4.14. */
export const LIFECYCLE_AGENT_PODS =
  'app.kubernetes.io/component=lifecycle-agent';

/** Lifecycle Agent's pods, running or not. */
export function listLifecycleAgentPods(
  client: KubernetesClient,
  signal: AbortSignal,
): Promise<Result<KubernetesObject[]>> {
  return client.list(
    READABLE_KINDS.Pod,
    {
      namespace: LIFECYCLE_AGENT_NAMESPACE,
      labelSelector: LIFECYCLE_AGENT_PODS,
    },
    signal,
  );
}

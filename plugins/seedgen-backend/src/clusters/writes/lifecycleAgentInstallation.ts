import {
  LIFECYCLE_AGENT_NAMESPACE,
  LIFECYCLE_AGENT_OPERATOR_GROUP_NAME,
  LIFECYCLE_AGENT_SUBSCRIPTION_NAME,
  type KubernetesManifest,
  type LifecycleAgentInstallation,
} from '@seedgen/backstage-plugin-seedgen-common';
import { failed, succeeded } from '../../http/failures';
import type { Result } from '../../result';
import { FIELD_MANAGER } from '../connection/fieldManager';
import type { KubernetesClient } from '../connection/KubernetesClient';
import { READABLE_KINDS } from '../connection/kinds';
import type { LifecycleAgentApplied } from '../types';
import { decideInstallation } from './decideInstallation';

/** Applies what is missing, after a look at what is there. */
export async function applyLifecycleAgentInstallation(
  client: KubernetesClient,
  installation: LifecycleAgentInstallation,
  signal: AbortSignal,
): Promise<Result<LifecycleAgentApplied>> {
  const { namespace, operatorGroup, subscription } = installation;
  if (
    !is(namespace, 'Namespace', LIFECYCLE_AGENT_NAMESPACE) ||
    !is(operatorGroup, 'OperatorGroup', LIFECYCLE_AGENT_OPERATOR_GROUP_NAME) ||
    !is(subscription, 'Subscription', LIFECYCLE_AGENT_SUBSCRIPTION_NAME)
  ) {
    return failed(
      'invalid',
      'Only Namespace, OperatorGroup and Subscription of Lifecycle Agent are applied.',
    );
  }
  const kinds = READABLE_KINDS;
  const inside = { namespace: LIFECYCLE_AGENT_NAMESPACE };
  const [found, operatorGroups, subscriptions] = await Promise.all([
    client.get(kinds.Namespace, { name: LIFECYCLE_AGENT_NAMESPACE }, signal),
    client.list(kinds.OperatorGroup, inside, signal),
    client.list(kinds.Subscription, inside, signal),
  ]);
  if (!found.ok && found.failure.code !== 'not-found') return found;
  if (!operatorGroups.ok) return operatorGroups;
  if (!subscriptions.ok) return subscriptions;

  const decision = decideInstallation(installation, {
    namespace: found.ok ? found.value : undefined,
    operatorGroups: operatorGroups.value,
    subscriptions: subscriptions.value,
  });
  if ('conflict' in decision) {
    return failed(
      'conflict',
      `Installing Lifecycle Agent on cluster ${client.cluster} was not tried: ${decision.conflict}`,
    );
  }
  const { applied } = decision;
  // In this order: OLM resolves as soon as there is a Subscription, and then wants the group.
  const steps = [
    applied.namespace === 'applied' && ([kinds.Namespace, namespace] as const),
    applied.operatorGroup.outcome === 'applied' &&
      ([kinds.OperatorGroup, operatorGroup] as const),
    applied.subscription.outcome === 'applied' &&
      ([kinds.Subscription, subscription] as const),
  ];
  for (const step of steps) {
    if (!step) continue;
    const [kind, manifest] = step;
    const result = await client.apply(kind, manifest, FIELD_MANAGER, signal);
    if (!result.ok) return result;
  }
  return succeeded(applied);
}

function is(manifest: KubernetesManifest, kind: string, name: string): boolean {
  return (
    manifest.kind === kind &&
    manifest.metadata.name === name &&
    manifest.metadata.namespace ===
      (kind === 'Namespace' ? undefined : LIFECYCLE_AGENT_NAMESPACE)
  );
}

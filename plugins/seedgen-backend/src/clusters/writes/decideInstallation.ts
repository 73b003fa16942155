import {
  LIFECYCLE_AGENT_NAMESPACE,
  LIFECYCLE_AGENT_PACKAGE,
  type LifecycleAgentInstallation,
  SEEDGEN_RUN_ANNOTATION,
} from '@seedgen/backstage-plugin-seedgen-common';
import { cleanText } from '../cleanText';
import type { KubernetesObject, LifecycleAgentApplied } from '../types';

/** What is in Lifecycle Agent's namespace before anything is applied. */
export interface InstallationFound {
  namespace: KubernetesObject | undefined;
  operatorGroups: KubernetesObject[];
  subscriptions: KubernetesObject[];
}

/**
 * What has to be applied, or what stands in the way.
 *
 * A namespace with two OperatorGroups installs nothing (`TooManyOperatorGroups`), so one that is
 * there and will do is kept. A Subscription of somebody else may be under Git or a policy, which
 * would change it back.
 */
export function decideInstallation(
  wanted: LifecycleAgentInstallation,
  found: InstallationFound,
): { applied: LifecycleAgentApplied } | { conflict: string } {
  if (found.namespace?.metadata.deletionTimestamp) {
    return {
      conflict: `namespace ${LIFECYCLE_AGENT_NAMESPACE} is being deleted. Try again when it is gone.`,
    };
  }
  const operatorGroup = decideOperatorGroup(wanted, found.operatorGroups);
  if ('conflict' in operatorGroup) return operatorGroup;
  const subscription = decideSubscription(wanted, found.subscriptions);
  if ('conflict' in subscription) return subscription;
  return {
    applied: {
      namespace: found.namespace ? 'kept' : 'applied',
      operatorGroup,
      subscription,
    },
  };
}

type Decision =
  | { name: string; outcome: 'applied' | 'kept' }
  | { conflict: string };

function decideOperatorGroup(
  wanted: LifecycleAgentInstallation,
  found: KubernetesObject[],
): Decision {
  const [group, ...others] = found;
  if (!group) {
    return { name: wanted.operatorGroup.metadata.name, outcome: 'applied' };
  }
  if (others.length > 0) {
    return {
      conflict: `namespace ${LIFECYCLE_AGENT_NAMESPACE} has ${
        found.length
      } OperatorGroups (${names(
        found,
      )}), and OLM installs nothing until there is only one. Delete all but one.`,
    };
  }
  const targets: unknown = group.spec?.targetNamespaces;
  const isOwn =
    Array.isArray(targets) &&
    targets.length === 1 &&
    targets[0] === LIFECYCLE_AGENT_NAMESPACE;
  return isOwn
    ? { name: group.metadata.name, outcome: 'kept' }
    : {
        conflict: `OperatorGroup ${names([
          group,
        ])} is not for namespace ${LIFECYCLE_AGENT_NAMESPACE} alone, and Lifecycle Agent supports no other install mode. Set its spec.targetNamespaces to [${LIFECYCLE_AGENT_NAMESPACE}], or delete it.`,
      };
}

function decideSubscription(
  wanted: LifecycleAgentInstallation,
  found: KubernetesObject[],
): Decision {
  const { name } = wanted.subscription.metadata;
  const spec = wanted.subscription.spec as Record<string, unknown>;
  const relevant = found.filter(
    each =>
      each.spec?.name === LIFECYCLE_AGENT_PACKAGE ||
      each.metadata.name === name,
  );
  const [subscription, ...others] = relevant;
  if (!subscription) return { name, outcome: 'applied' };
  if (others.length > 0) {
    return {
      conflict: `namespace ${LIFECYCLE_AGENT_NAMESPACE} has ${
        relevant.length
      } Subscriptions for Lifecycle Agent (${names(
        relevant,
      )}). Delete all but one.`,
    };
  }
  // Not installPlanApproval: how somebody approves their own updates is theirs to say.
  const differing = ['name', 'channel', 'source', 'sourceNamespace'].filter(
    field => subscription.spec?.[field] !== spec[field],
  );
  if (differing.length === 0) {
    return { name: subscription.metadata.name, outcome: 'kept' };
  }
  if (
    subscription.metadata.name === name &&
    subscription.metadata.annotations?.[SEEDGEN_RUN_ANNOTATION] !== undefined
  ) {
    return { name, outcome: 'applied' };
  }
  const field = differing[0];
  return {
    conflict: `Subscription ${names([
      subscription,
    ])} of somebody else has spec.${field} ${shown(
      subscription.spec?.[field],
    )} instead of ${shown(
      spec[field],
    )}. Change it where it comes from (Git, a policy of the hub), or delete it.`,
  };
}

function names(objects: KubernetesObject[]): string {
  return objects
    .slice(0, 5)
    .map(({ metadata }) => cleanText(metadata.name, 256))
    .sort()
    .join(', ');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${cleanText(value, 256)}'` : 'none';
}

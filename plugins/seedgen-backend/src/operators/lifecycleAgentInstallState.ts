import type { KubernetesObject } from '../clusters';
import { safeText } from '../text';
import type {
  LifecycleAgentInstallSeen,
  LifecycleAgentInstallState,
} from './types';

interface RawCondition {
  type?: unknown;
  status?: unknown;
  reason?: unknown;
  message?: unknown;
}

/**
 * How far the installation of Lifecycle Agent is, from the objects of Operator Lifecycle Manager.
 *
 * OLM never gives up by itself, so `failed` means that waiting longer will not help: what it says
 * concerns the request or the cluster, not the moment. A catalog that does not answer is waiting.
 */
export function lifecycleAgentInstallState(
  seen: LifecycleAgentInstallSeen,
): LifecycleAgentInstallState {
  const { subscription, serviceVersion, deployment } = seen;
  if (!subscription && !serviceVersion) {
    return deployment
      ? waiting('Deployment', 'There is a Deployment, and nothing of OLM.')
      : { state: 'absent' };
  }
  return (
    ofServiceVersion(serviceVersion, deployment) ??
    ofGroups(seen.operatorGroups) ??
    ofInstallPlan(seen.installPlan) ??
    ofSubscription(subscription) ??
    waiting('SubscriptionPending', 'OLM has not resolved the Subscription yet.')
  );
}

function ofServiceVersion(
  serviceVersion: KubernetesObject | undefined,
  deployment: KubernetesObject | undefined,
): LifecycleAgentInstallState | undefined {
  if (!serviceVersion) return undefined;
  const { phase, reason, message } = serviceVersion.status ?? {};
  const { name } = serviceVersion.metadata;
  const said = text(message, `ClusterServiceVersion ${name} says nothing yet.`);
  if (phase === 'Failed') return failed(text(reason, 'Failed'), said);
  if (phase !== 'Succeeded') return waiting(text(reason, 'Pending'), said);
  if (Number(deployment?.status?.availableReplicas ?? 0) < 1) {
    return waiting(
      'DeploymentUnavailable',
      deployment
        ? 'The pod of Lifecycle Agent is not ready yet.'
        : 'There is no Deployment of Lifecycle Agent yet.',
    );
  }
  const version: unknown = serviceVersion.spec?.version;
  return {
    state: 'succeeded',
    serviceVersion: name,
    ...(typeof version === 'string' ? { version: safeText(version) } : {}),
  };
}

function ofGroups(
  groups: KubernetesObject[],
): LifecycleAgentInstallState | undefined {
  if (groups.length === 1) return undefined;
  return groups.length === 0
    ? failed(
        'NoOperatorGroup',
        'The namespace has no OperatorGroup, without which OLM installs nothing.',
      )
    : failed(
        'TooManyOperatorGroups',
        `The namespace has ${groups.length} OperatorGroups, and OLM installs nothing until there is only one.`,
      );
}

function ofInstallPlan(
  installPlan: KubernetesObject | undefined,
): LifecycleAgentInstallState | undefined {
  if (!installPlan) return undefined;
  const { name } = installPlan.metadata;
  const { phase, message, conditions } = installPlan.status ?? {};
  if (phase === 'RequiresApproval' && installPlan.spec?.approved !== true) {
    return {
      state: 'needs-approval',
      installPlan: name,
      message: `InstallPlan ${name} waits for approval.`,
    };
  }
  const installed = conditionOf(conditions, 'Installed');
  const isRefused = installed?.status === 'False';
  if (phase === 'Failed') {
    return failed(
      text(installed?.reason, 'InstallPlanFailed'),
      text(installed?.message, text(message, `InstallPlan ${name} failed.`)),
    );
  }
  return waiting(
    isRefused ? text(installed.reason, 'Installing') : 'Installing',
    isRefused
      ? text(installed.message, `InstallPlan ${name} is being carried out.`)
      : `InstallPlan ${name} is being carried out.`,
  );
}

function ofSubscription(
  subscription: KubernetesObject | undefined,
): LifecycleAgentInstallState | undefined {
  const conditions: unknown = subscription?.status?.conditions;
  const unhealthy = conditionOf(conditions, 'CatalogSourcesUnhealthy');
  // Of a catalog that is missing OLM says no more than that; the resolution is stale, or to come.
  if (
    unhealthy?.status === 'True' &&
    / missing$/.test(text(unhealthy.message, ''))
  ) {
    return failed('CatalogSourceMissing', text(unhealthy.message, ''));
  }
  const unpack = conditionOf(conditions, 'BundleUnpackFailed');
  if (unpack?.status === 'True') {
    return failed(
      text(unpack.reason, 'BundleUnpackFailed'),
      text(unpack.message, 'The bundle could not be unpacked.'),
    );
  }
  const resolution = conditionOf(conditions, 'ResolutionFailed');
  if (resolution?.status === 'True') {
    const reason = text(resolution.reason, 'ResolutionFailed');
    const message = text(resolution.message, 'OLM found no solution.');
    // Any other reason is an error on the way, such as a catalog that does not answer.
    return reason === 'ConstraintsNotSatisfiable'
      ? failed(reason, message)
      : waiting(reason, message);
  }
  return unhealthy?.status === 'True'
    ? waiting(
        text(unhealthy.reason, 'UnhealthyCatalogSourceFound'),
        text(unhealthy.message, 'A CatalogSource is not healthy.'),
      )
    : undefined;
}

function conditionOf(
  conditions: unknown,
  type: string,
): RawCondition | undefined {
  return Array.isArray(conditions)
    ? conditions.find((each: RawCondition | null) => each?.type === type)
    : undefined;
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== ''
    ? safeText(value)
    : otherwise;
}

function waiting(reason: string, message: string): LifecycleAgentInstallState {
  return { state: 'waiting', reason, message };
}

function failed(reason: string, message: string): LifecycleAgentInstallState {
  return { state: 'failed', reason, message };
}

import {
  LIFECYCLE_AGENT_NAMESPACE,
  LIFECYCLE_AGENT_PACKAGE,
} from '@seedgen/backstage-plugin-seedgen-common';
import type {
  ClusterConnection,
  KubernetesObject,
  ReadableKind,
} from '../clusters';
import type { Result } from '../result';
import type { LifecycleAgentInstallSeen } from './types';

const DEPLOYMENT = 'lifecycle-agent-controller-manager';

/** How objects are read: by a connection, or by a preflight's reads. */
export interface InstallReader {
  get(kind: ReadableKind, name: string): Promise<Result<KubernetesObject>>;
  list(kind: ReadableKind): Promise<Result<KubernetesObject[]>>;
}

/** Reads what there is of Lifecycle Agent's installation, side by side. */
export async function readLifecycleAgentInstall(
  cluster: ClusterConnection,
  options: { signal: AbortSignal },
): Promise<Result<LifecycleAgentInstallSeen>> {
  const namespace = LIFECYCLE_AGENT_NAMESPACE;
  return readInstall({
    get: (kind, name) => cluster.get(kind, { name, namespace }, options),
    list: kind => cluster.list(kind, { namespace }, options),
  });
}

/** {@inheritDoc readLifecycleAgentInstall} */
export async function readInstall(
  reader: InstallReader,
): Promise<Result<LifecycleAgentInstallSeen>> {
  const [groups, subscriptions, plans, versions, deployment] =
    await Promise.all([
      reader.list('OperatorGroup'),
      reader.list('Subscription'),
      reader.list('InstallPlan'),
      reader.list('ClusterServiceVersion'),
      reader.get('Deployment', DEPLOYMENT),
    ]);
  if (!groups.ok) return groups;
  if (!subscriptions.ok) return subscriptions;
  if (!plans.ok) return plans;
  if (!versions.ok) return versions;
  if (!deployment.ok && deployment.failure.code !== 'not-found') {
    return deployment;
  }
  const subscription = subscriptions.value.find(
    ({ spec }) => spec?.name === LIFECYCLE_AGENT_PACKAGE,
  );
  const planName: unknown = subscription?.status?.installPlanRef?.name;
  return {
    ok: true,
    value: {
      operatorGroups: groups.value,
      subscription,
      installPlan: plans.value.find(
        ({ metadata }) => metadata.name === planName,
      ),
      serviceVersion: serviceVersionOf(subscription, versions.value),
      deployment: deployment.ok ? deployment.value : undefined,
    },
  };
}

function serviceVersionOf(
  subscription: KubernetesObject | undefined,
  versions: KubernetesObject[],
): KubernetesObject | undefined {
  const { installedCSV, currentCSV } = subscription?.status ?? {};
  return (
    versions.find(({ metadata }) => metadata.name === currentCSV) ??
    versions.find(({ metadata }) => metadata.name === installedCSV) ??
    versions.find(({ metadata }) =>
      metadata.name.startsWith(`${LIFECYCLE_AGENT_PACKAGE}.v`),
    )
  );
}

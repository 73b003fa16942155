import type { ClusterContext } from '../../world/ClusterContext';
import type { AgentLog } from './agentLog';
import { durations } from './durations';

const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';
const RBAC = 'rbac.authorization.k8s.io';
const LOGGER = 'controllers.SeedGenerator';

/** What the hub and the installation have left behind goes for good. @throws Error with Lifecycle Agent's words */
export async function cleanClusterResources(
  context: ClusterContext,
  log: AgentLog,
  signal: AbortSignal,
): Promise<void> {
  const { store } = context;
  await deleteAndWait(context, log, signal, {
    kind: CRD,
    pattern: /\.open-cluster-management\.io$/,
    what: 'CRD',
    plural: 'CRDs',
  });
  await deleteAndWait(context, log, signal, {
    kind: 'Namespace',
    pattern: /^open-cluster-management-agent/,
    what: 'namespace',
    plural: 'namespaces',
  });
  store.delete('Namespace', 'assisted-installer');
  for (const role of [
    'klusterlet',
    'klusterlet-bootstrap-kubeconfig',
    'open-cluster-management:klusterlet-admin-aggregate-clusterrole',
  ]) {
    store.delete(`${RBAC}/ClusterRole`, role);
  }
  store.delete(`${RBAC}/ClusterRoleBinding`, 'klusterlet');
  store.delete(
    'Secret',
    'observability-alertmanager-accessor',
    'openshift-monitoring',
  );
}

/** All pods that have ended, in all namespaces. */
export function deleteEndedPods(context: ClusterContext): void {
  for (const pod of context.store.list('Pod')) {
    if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') {
      context.store.delete('Pod', pod.metadata.name, pod.metadata.namespace);
    }
  }
}

/** Rendered MachineConfigs that no pool wants. */
export function deleteUnusedRenderedConfigs(
  context: ClusterContext,
  log: AgentLog,
): void {
  const group = 'machineconfiguration.openshift.io';
  const wanted = context.store
    .list(`${group}/MachineConfigPool`)
    .map(each => each.spec?.configuration?.name);
  log.info(LOGGER, 'Cleaning old machine configs');
  for (const { metadata } of context.store.list(`${group}/MachineConfig`)) {
    if (
      metadata.name.startsWith('rendered') &&
      !wanted.includes(metadata.name)
    ) {
      log.info(LOGGER, `Deleting machine config ${metadata.name}`);
      context.store.delete(`${group}/MachineConfig`, metadata.name);
    }
  }
}

async function deleteAndWait(
  context: ClusterContext,
  log: AgentLog,
  signal: AbortSignal,
  target: { kind: string; pattern: RegExp; what: string; plural: string },
): Promise<void> {
  const { store, clock } = context;
  const remaining = () =>
    store
      .list(target.kind)
      .map(each => each.metadata.name)
      .filter(name => target.pattern.test(name));
  if (!remaining().length) {
    log.info(LOGGER, `No ACM ${target.plural} found`);
    return;
  }
  log.info(LOGGER, `Deleting ACM ${target.plural}`);
  for (const name of remaining()) {
    log.info(LOGGER, `Deleting ${target.what} ${name}`);
    store.delete(target.kind, name);
  }
  log.info(LOGGER, `Waiting until ACM ${target.plural} are deleted`);
  for (let polls = 0; remaining().length; polls += 1) {
    if (polls === durations.deletionPolls) {
      throw new Error(`timed out waiting for ACM ${target.what} deletion`);
    }
    await clock.sleep(durations.deletionPoll, signal);
  }
}

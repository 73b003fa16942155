import { toTimestamp } from '../../controllers/pods/ClusterPods';
import { lifecycleAgentDefinitions } from '../../world/crds';
import {
  LIFECYCLE_AGENT_DEPLOYMENT,
  LIFECYCLE_AGENT_NAMESPACE,
  lifecycleAgentDeployment,
  lifecycleAgentOperator,
} from '../../world/objects/lifecycleAgent';
import { SERVICE_VERSION, SUBSCRIPTION } from '../../world/objects/olm';
import { putAll } from '../../world/objects/put';
import type { ScenarioCluster, Undo } from '../Scenario';
import { addNamespace } from './addObject';

const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';

/**
 * Makes a cluster one that never had Lifecycle Agent: no namespace, no kinds. Taking it back
 * installs it, unless somebody has done so meanwhile.
 */
export function uninstallAgent(cluster: ScenarioCluster): Undo {
  const { store } = cluster;
  const namespace = LIFECYCLE_AGENT_NAMESPACE;
  store.delete('apps/Deployment', LIFECYCLE_AGENT_DEPLOYMENT, namespace);
  for (const kind of [SUBSCRIPTION, SERVICE_VERSION]) {
    for (const { metadata } of store.list(kind, namespace)) {
      store.delete(kind, metadata.name, namespace);
    }
  }
  store.delete('Namespace', namespace);
  for (const { plural, group } of lifecycleAgentDefinitions) {
    store.delete(CRD, `${plural}.${group}`);
  }
  return () => installAgain(cluster);
}

function installAgain(cluster: ScenarioCluster): void {
  const { store, spec, clock } = cluster;
  const isInstalled = store
    .list(SERVICE_VERSION, LIFECYCLE_AGENT_NAMESPACE)
    .some(each => each.status?.phase === 'Succeeded');
  if (isInstalled) {
    return;
  }
  uninstallAgent(cluster);
  for (const each of lifecycleAgentDefinitions) {
    store.register(each);
  }
  addNamespace(cluster, LIFECYCLE_AGENT_NAMESPACE);
  const now = toTimestamp(clock.now());
  const { status: _, ...deployment } = lifecycleAgentDeployment(spec, now);
  putAll(store, [
    ...lifecycleAgentOperator(spec, now),
    { ...deployment, apiVersion: 'apps/v1', kind: 'Deployment' },
  ] as Parameters<typeof putAll>[1]);
}

import { errorText } from '../background';
import type { ClusterContext } from '../../world/ClusterContext';
import { AGENT_NAMESPACES, KLUSTERLET_CRD } from '../../world/objects/member';
import { DETACH_FINALIZER } from '../../world/objects/hub';
import { toTimestamp } from '../pods/ClusterPods';

const MANAGED_CLUSTER = 'cluster.open-cluster-management.io/ManagedCluster';
const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';
const RBAC = 'rbac.authorization.k8s.io';

/** Seconds until the klusterlet is gone from the member, and until the hub has followed. */
const CLEANING_SECONDS = 20;
const HUB_SECONDS = 10;

/**
 * Lets a hub manage its members: deleting a `ManagedCluster` while its cluster is reachable takes
 * the klusterlet and the agents away from the cluster, and then the cluster's namespace from the
 * hub. A cluster that is not reachable keeps its klusterlet.
 *
 * @returns the way to end it
 */
export function connectContexts(
  hub: ClusterContext,
  members: readonly ClusterContext[],
): () => void {
  return hub.store.onChange(MANAGED_CLUSTER, event => {
    const { name, deletionTimestamp, finalizers } = event.object.metadata;
    const justDeleted =
      event.type === 'MODIFIED' &&
      deletionTimestamp &&
      !event.previous?.metadata.deletionTimestamp &&
      finalizers?.includes(DETACH_FINALIZER);
    if (justDeleted) {
      const member = members.find(each => each.spec.name === name);
      hub.background('import-controller', detach(hub, name, member));
    }
  });
}

async function detach(
  hub: ClusterContext,
  name: string,
  member: ClusterContext | undefined,
): Promise<void> {
  const { clock, store, signal } = hub;
  const reachable = member?.api.availability() === 'up';
  store.updateStatus(MANAGED_CLUSTER, name, undefined, draft => {
    for (const condition of draft.status?.conditions ?? []) {
      if (condition.type === 'ManagedClusterImportSucceeded') {
        Object.assign(condition, {
          status: 'False',
          reason: reachable
            ? 'ManagedClusterDetaching'
            : 'ManagedClusterForceDetaching',
          message: reachable
            ? 'The managed cluster is being detached now'
            : 'The managed cluster is being detached by force',
          lastTransitionTime: toTimestamp(clock.now()),
        });
      }
    }
  });
  await clock.sleep(CLEANING_SECONDS, signal);
  if (member && reachable && !member.signal.aborted) {
    removeKlusterlet(member);
  }
  await clock.sleep(HUB_SECONDS, signal);
  if (store.get(MANAGED_CLUSTER, name)) {
    store.update(MANAGED_CLUSTER, name, undefined, draft => {
      draft.metadata.finalizers = draft.metadata.finalizers?.filter(
        each => each !== DETACH_FINALIZER,
      );
    });
  }
  store.delete('Namespace', name);
  hub.report('import-controller', `detached ${name}`);
}

/** What the hub's agents clean up behind themselves on a managed cluster. */
function removeKlusterlet(member: ClusterContext): void {
  const { store } = member;
  try {
    store.delete(CRD, KLUSTERLET_CRD);
    for (const namespace of AGENT_NAMESPACES) {
      store.delete('Namespace', namespace);
    }
    for (const role of ['klusterlet', 'klusterlet-bootstrap-kubeconfig']) {
      store.delete(`${RBAC}/ClusterRole`, role);
    }
    store.delete(`${RBAC}/ClusterRoleBinding`, 'klusterlet');
    member.report('klusterlet', 'gone: the cluster is detached');
  } catch (error) {
    member.report('klusterlet', `not removed: ${errorText(error)}`);
  }
}

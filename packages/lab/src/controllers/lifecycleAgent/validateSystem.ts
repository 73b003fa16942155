import type { KubeObject, ObjectStore } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import { isAtLeast } from '../../world/clusterSpec';
import {
  DNSMASQ_SCRIPT,
  NODE_PULL_SECRET_FILE,
} from '../../world/node/createNode';
import { KLUSTERLET_CRD } from '../../world/objects/member';
import { SANITIZED_PULL_SECRET } from '../../world/objects/secrets';

const MINIMUM_OADP_VERSION = '1.3.1';

/** Objects of a kind; none where the API does not know the kind. */
export function listIfKnown(store: ObjectStore, kind: string): KubeObject[] {
  const known = store
    .definitions()
    .some(each => (each.group ? `${each.group}/` : '') + each.kind === kind);
  return known ? store.list(kind) : [];
}

/**
 * Lifecycle Agent's checks before a generation, in its order; the first reason to refuse, if any.
 *
 * @param storageTarget - the container storage's mount as it was when the operator started
 */
export function whyRejected(
  context: ClusterContext,
  storageTarget: string | undefined,
): string | undefined {
  const { store, node, spec, faults } = context;
  if (faults.rejectWith) {
    return faults.rejectWith;
  }
  if (!node.ostreeSetDefault || !isAtLeast(spec, '4.14')) {
    return 'Rejected: Installed release does not support "ostree admin set-default" feature';
  }
  if (!storageTarget) {
    return 'Rejected: Cluster must be configured with shared container storage';
  }
  if (
    store.get('apiextensions.k8s.io/CustomResourceDefinition', KLUSTERLET_CRD)
  ) {
    return 'Rejected: Cluster must be detached from hub prior to seed generation';
  }
  const addons = store
    .list('Namespace')
    .map(each => each.metadata.name)
    .filter(name => name.startsWith('open-cluster-management-addon-'));
  if (addons.length) {
    return `Rejected due to presence of ACM addon(s): ${addons.join(', ')}`;
  }
  if (!node.files.has(DNSMASQ_SCRIPT)) {
    return 'Rejected due to system missing dnsmasq config required for IBU';
  }
  if (node.files.get(NODE_PULL_SECRET_FILE)?.trim() === SANITIZED_PULL_SECRET) {
    return 'Rejected due to invalid cluster pull-secret (previously sanitized without proper restore)';
  }
  if (store.list('PersistentVolume').length) {
    return 'Rejected: Cluster must not have any Persistent Volumes configured';
  }
  if (listIfKnown(store, 'local.storage.openshift.io/LocalVolume').length) {
    return 'Rejected: Cluster must not have any LocalVolumes configured';
  }
  if (listIfKnown(store, 'lvm.topolvm.io/LVMCluster').length) {
    return 'Rejected: Cluster must not have any LVMClusters configured';
  }
  return whyOadpRejected(store);
}

function whyOadpRejected(store: ObjectStore): string | undefined {
  const operator = store
    .list('operators.coreos.com/ClusterServiceVersion')
    .find(each => each.metadata.name.startsWith('oadp-operator.'));
  if (!operator) {
    return undefined;
  }
  const resources = listIfKnown(
    store,
    'oadp.openshift.io/DataProtectionApplication',
  );
  if (resources.length) {
    return 'Rejected: Cluster must not have any DataProtectionApplication resources configured';
  }
  return isOlder(operator.spec?.version ?? '', MINIMUM_OADP_VERSION)
    ? `Rejected: Cluster must have OADP version >= ${MINIMUM_OADP_VERSION}`
    : undefined;
}

function isOlder(version: string, minimum: string): boolean {
  const parts = version.split('.').map(Number);
  const wanted = minimum.split('.').map(Number);
  const index = wanted.findIndex((part, at) => part !== (parts[at] ?? 0));
  return index >= 0 && (parts[index] ?? 0) < wanted[index];
}

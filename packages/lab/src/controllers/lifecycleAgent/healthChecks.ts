import type { KubeObject, ObjectStore } from '../../apiserver/types';
import type { ClusterContext } from '../../world/ClusterContext';
import { isAtLeast } from '../../world/clusterSpec';
import { listIfKnown } from './validateSystem';

const NODE_LABELS = [
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
  'node-role.kubernetes.io/worker',
];

/** What is not well, in Lifecycle Agent's order and words up to 4.22; empty if all is. */
export function unhealthyParts(
  store: ObjectStore,
  added: readonly string[] = [],
): string[] {
  const operators = whyOperators(store);
  const versions = whyServiceVersions(store);
  return [
    operators,
    whyPools(store),
    whyNode(store),
    versions,
    whyClusterVersion(store),
    whySigningRequests(store),
    ...(operators || versions
      ? []
      : [whySriov(store), whyDataProtection(store)]),
    ...added,
  ].filter((each): each is string => Boolean(each));
}

/**
 * The same from 5.0 on, Lifecycle Agent's main branch: what an upgrade has to wait for comes first,
 * and only if all of that is well the rest is asked for. The ClusterVersion is not.
 */
export function unhealthyPartsOfMain(
  store: ObjectStore,
  added: readonly string[] = [],
): string[] {
  const isText = (each: string | undefined): each is string => Boolean(each);
  const operators = whyOperators(store);
  const mandatory = [
    operators,
    whyPools(store),
    ...(operators ? [] : [whySriov(store), whyDataProtection(store)]),
    ...added,
  ].filter(isText);
  return mandatory.length > 0
    ? mandatory
    : [
        whyNode(store),
        whyServiceVersions(store),
        whySigningRequests(store),
      ].filter(isText);
}

/** All of it as one error; undefined if the cluster is well. */
export function whyUnhealthy(context: ClusterContext): string | undefined {
  const { store, faults, spec } = context;
  const parts = isAtLeast(spec, '5.0')
    ? unhealthyPartsOfMain(store, faults.unhealthyFor)
    : unhealthyParts(store, faults.unhealthyFor);
  if (!parts.length) {
    return undefined;
  }
  // From 4.20 on the first one is on the line of the beginning.
  return isAtLeast(spec, '4.20')
    ? `one or more health checks failed: ${parts.join('\n  - ')}`
    : ['one or more health checks failed', ...parts].join('\n  - ');
}

/** Names of the pools of which not all machines are ready. */
export function poolsNotReady(store: ObjectStore): string[] {
  return store
    .list('machineconfiguration.openshift.io/MachineConfigPool')
    .filter(
      each => each.status?.machineCount !== each.status?.readyMachineCount,
    )
    .map(each => each.metadata.name);
}

function whyOperators(store: ObjectStore): string | undefined {
  const names = store
    .list('config.openshift.io/ClusterOperator')
    .filter(
      each =>
        !isTrue(each, 'Available') ||
        isTrue(each, 'Progressing') ||
        isTrue(each, 'Degraded'),
    )
    .map(each => each.metadata.name);
  return names.length
    ? `one or more ClusterOperators not yet ready: ${names.join(', ')}`
    : undefined;
}

function whyPools(store: ObjectStore): string | undefined {
  const names = poolsNotReady(store);
  return names.length
    ? `one or more MachineConfigPools not yet ready: ${names.join(', ')}`
    : undefined;
}

function whyNode(store: ObjectStore): string | undefined {
  for (const node of store.list('Node')) {
    const { name, labels } = node.metadata;
    if (!isTrue(node, 'Ready')) {
      return `node is not yet ready: ${name}`;
    }
    if (isTrue(node, 'NetworkUnavailable')) {
      return `node network unavailable: ${name}`;
    }
    const missing = NODE_LABELS.find(label => labels?.[label] === undefined);
    if (missing) {
      return `node missing ${missing} label: ${name}`;
    }
  }
  return undefined;
}

function whyServiceVersions(store: ObjectStore): string | undefined {
  const names = store
    .list('operators.coreos.com/ClusterServiceVersion')
    .filter(
      each =>
        !each.metadata.name.includes('lifecycle-agent') &&
        each.status?.phase !== 'Succeeded',
    )
    .map(each => each.metadata.name);
  return names.length
    ? `one or more ClusterServiceVersions not yet ready: ${names.join(', ')}`
    : undefined;
}

function whyClusterVersion(store: ObjectStore): string | undefined {
  const version = store
    .list('config.openshift.io/ClusterVersion')
    .find(each => !isTrue(each, 'Available'));
  return version && `clusterVersion ${version.metadata.name} not ready`;
}

function whySigningRequests(store: ObjectStore): string | undefined {
  const request = listIfKnown(
    store,
    'certificates.k8s.io/CertificateSigningRequest',
  ).find(each => !isTrue(each, 'Approved'));
  return (
    request &&
    `certificateSigningRequest (csr) ${request.metadata.name} not yet approved`
  );
}

function whySriov(store: ObjectStore): string | undefined {
  const kind = 'sriovnetwork.openshift.io/SriovNetworkNodeState';
  if (
    !store.definitions().some(each => each.kind === 'SriovNetworkNodeState')
  ) {
    return undefined;
  }
  const states = store.list(kind);
  if (!states.length) {
    return 'no SriovNetworkNodeStates present';
  }
  return states.every(each => each.status?.syncStatus === 'Succeeded')
    ? undefined
    : 'sriovNetworkNodeState not ready';
}

function whyDataProtection(store: ObjectStore): string | undefined {
  const resources = listIfKnown(
    store,
    'oadp.openshift.io/DataProtectionApplication',
  );
  if (!resources.length) {
    return undefined;
  }
  if (!resources.some(each => isTrue(each, 'Reconciled'))) {
    return 'dataProtectionApplication not reconciled';
  }
  const locations = listIfKnown(store, 'velero.io/BackupStorageLocation');
  if (!locations.length) {
    return 'backupsStorageLocations not yet created';
  }
  const unavailable = locations.find(
    each => each.status?.phase !== 'Available',
  );
  return (
    unavailable &&
    `backupStorageLocation ${unavailable.metadata.name} not available`
  );
}

function isTrue(object: KubeObject, type: string): boolean {
  return (object.status?.conditions ?? []).some(
    (each: any) => each.type === type && each.status === 'True',
  );
}

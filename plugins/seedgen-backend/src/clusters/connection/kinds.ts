import type { ReadableKind } from '../types';

/** Where the API server serves a kind. */
export interface ResourcePath {
  /** Empty for the core group. */
  group: string;
  version: string;
  plural: string;
  namespaced: boolean;
}

const resource = (
  group: string,
  version: string,
  plural: string,
  scope: 'cluster' | 'namespace' = 'cluster',
): ResourcePath => ({
  group,
  version,
  plural,
  namespaced: scope === 'namespace',
});

/** The kinds that are ever read. */
export const READABLE_KINDS: Record<ReadableKind, ResourcePath> = {
  SeedGenerator: resource('lca.openshift.io', 'v1', 'seedgenerators'),
  ImageBasedUpgrade: resource('lca.openshift.io', 'v1', 'imagebasedupgrades'),
  ClusterVersion: resource('config.openshift.io', 'v1', 'clusterversions'),
  ClusterOperator: resource('config.openshift.io', 'v1', 'clusteroperators'),
  Infrastructure: resource('config.openshift.io', 'v1', 'infrastructures'),
  Proxy: resource('config.openshift.io', 'v1', 'proxies'),
  ImageConfig: resource('config.openshift.io', 'v1', 'images'),
  ImageDigestMirrorSet: resource(
    'config.openshift.io',
    'v1',
    'imagedigestmirrorsets',
  ),
  ImageTagMirrorSet: resource(
    'config.openshift.io',
    'v1',
    'imagetagmirrorsets',
  ),
  ImageContentSourcePolicy: resource(
    'operator.openshift.io',
    'v1alpha1',
    'imagecontentsourcepolicies',
  ),
  Node: resource('', 'v1', 'nodes'),
  Namespace: resource('', 'v1', 'namespaces'),
  Pod: resource('', 'v1', 'pods', 'namespace'),
  PersistentVolume: resource('', 'v1', 'persistentvolumes'),
  CertificateSigningRequest: resource(
    'certificates.k8s.io',
    'v1',
    'certificatesigningrequests',
  ),
  CustomResourceDefinition: resource(
    'apiextensions.k8s.io',
    'v1',
    'customresourcedefinitions',
  ),
  MachineConfig: resource(
    'machineconfiguration.openshift.io',
    'v1',
    'machineconfigs',
  ),
  MachineConfigPool: resource(
    'machineconfiguration.openshift.io',
    'v1',
    'machineconfigpools',
  ),
  ClusterServiceVersion: resource(
    'operators.coreos.com',
    'v1alpha1',
    'clusterserviceversions',
    'namespace',
  ),
  Subscription: resource(
    'operators.coreos.com',
    'v1alpha1',
    'subscriptions',
    'namespace',
  ),
  InstallPlan: resource(
    'operators.coreos.com',
    'v1alpha1',
    'installplans',
    'namespace',
  ),
  OperatorGroup: resource(
    'operators.coreos.com',
    'v1',
    'operatorgroups',
    'namespace',
  ),
  CatalogSource: resource(
    'operators.coreos.com',
    'v1alpha1',
    'catalogsources',
    'namespace',
  ),
  // Not of the group of the others: OLM's package server makes them from the catalogs.
  PackageManifest: resource(
    'packages.operators.coreos.com',
    'v1',
    'packagemanifests',
    'namespace',
  ),
  Deployment: resource('apps', 'v1', 'deployments', 'namespace'),
  LocalVolume: resource(
    'local.storage.openshift.io',
    'v1',
    'localvolumes',
    'namespace',
  ),
  LVMCluster: resource(
    'lvm.topolvm.io',
    'v1alpha1',
    'lvmclusters',
    'namespace',
  ),
  DataProtectionApplication: resource(
    'oadp.openshift.io',
    'v1alpha1',
    'dataprotectionapplications',
    'namespace',
  ),
  BackupStorageLocation: resource(
    'velero.io',
    'v1',
    'backupstoragelocations',
    'namespace',
  ),
  SriovNetworkNodeState: resource(
    'sriovnetwork.openshift.io',
    'v1',
    'sriovnetworknodestates',
    'namespace',
  ),
  ManagedCluster: resource(
    'cluster.open-cluster-management.io',
    'v1',
    'managedclusters',
  ),
  MultiClusterHub: resource(
    'operator.open-cluster-management.io',
    'v1',
    'multiclusterhubs',
    'namespace',
  ),
  MultiClusterEngine: resource(
    'multicluster.openshift.io',
    'v1',
    'multiclusterengines',
  ),
};

/** The only other kind that is written; never read. */
export const SECRET = resource('', 'v1', 'secrets', 'namespace');

/** Read in `openshift-config` only, for the authorities that a cluster trusts. */
export const CONFIG_MAP = resource('', 'v1', 'configmaps', 'namespace');

// Names of objects: DNS-1123 subdomains, with ':' as in names of RBAC and CSRs. No slash and no
// '..', since the name becomes part of a path.
const OBJECT_NAME =
  /^[A-Za-z0-9](?:[A-Za-z0-9:_-]|\.(?!\.)){0,251}[A-Za-z0-9]?$/;

/**
 * The path of a kind's collection, or of one object of it; undefined if a name cannot be a name.
 */
export function pathOf(
  { group, version, plural, namespaced }: ResourcePath,
  where: { namespace?: string; name?: string },
): string | undefined {
  const parts = group ? ['apis', group, version] : ['api', version];
  if (namespaced && where.namespace !== undefined) {
    if (!OBJECT_NAME.test(where.namespace)) return undefined;
    parts.push('namespaces', where.namespace);
  }
  parts.push(plural);
  if (where.name !== undefined) {
    if (!OBJECT_NAME.test(where.name)) return undefined;
    parts.push(encodeURIComponent(where.name));
  }
  return `/${parts.join('/')}`;
}

/** How an access rule names a resource, e.g. `clusterversions.config.openshift.io`. */
export function ruleName({ group, plural }: ResourcePath): string {
  return group ? `${plural}.${group}` : plural;
}

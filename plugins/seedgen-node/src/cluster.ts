import type { Result } from './result';

/** A Kubernetes object as it was read; only what a caller looks at is typed. @public */
export interface KubernetesObject {
  apiVersion?: string;
  kind?: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: any;
  status?: any;
  data?: any;
}

/**
 * The fixed list of kinds that are ever read. Nothing else of a cluster can be asked for; Secrets
 * are never among them.
 *
 * @public
 */
export type ReadableKind =
  | 'SeedGenerator'
  | 'ImageBasedUpgrade'
  | 'ClusterVersion'
  | 'ClusterOperator'
  | 'Infrastructure'
  | 'Proxy'
  | 'ImageConfig'
  | 'Node'
  | 'Namespace'
  | 'Pod'
  | 'PersistentVolume'
  | 'CertificateSigningRequest'
  | 'CustomResourceDefinition'
  | 'MachineConfig'
  | 'MachineConfigPool'
  | 'ClusterServiceVersion'
  | 'Subscription'
  | 'InstallPlan'
  | 'OperatorGroup'
  | 'CatalogSource'
  | 'PackageManifest'
  | 'Deployment'
  | 'LocalVolume'
  | 'LVMCluster'
  | 'DataProtectionApplication'
  | 'BackupStorageLocation'
  | 'SriovNetworkNodeState'
  | 'ManagedCluster'
  | 'MultiClusterHub'
  | 'MultiClusterEngine'
  | 'ImageDigestMirrorSet'
  | 'ImageTagMirrorSet'
  | 'ImageContentSourcePolicy';

/**
 * Reads of one cluster during one preflight. What several checks ask for is read once, so that all
 * of them judge the same moment.
 *
 * @public
 */
export interface ClusterReader {
  /** As it is configured. */
  readonly name: string;

  /** One object, or `not-found`. A kind that the API does not know is `not-found` as well. */
  get(
    kind: ReadableKind,
    name: string,
    namespace?: string,
  ): Promise<Result<KubernetesObject>>;

  /** All objects of a kind, in one namespace or in all. An unknown kind is an empty list. */
  list(
    kind: ReadableKind,
    namespace?: string,
  ): Promise<Result<KubernetesObject[]>>;
}

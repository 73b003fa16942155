import type {
  ClusterObservation,
  ClusterSnapshot,
  KubernetesManifest,
  LifecycleAgentCatalog,
  LifecycleAgentInstallation,
  StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import type {
  KubernetesObject,
  ReadableKind,
} from '@seedgen/backstage-plugin-seedgen-node';
import type { Result } from '../result';
import type { RegistryAnswer } from './node/registryAnswer';
import type { RegistryQuestion } from './node/registryQuestion';

// Modules know them, too.
export type { KubernetesObject, ReadableKind };

/** Every call takes the signal of who waits for it; each has a deadline of its own besides. */
export interface CallOptions {
  signal: AbortSignal;
}

/** What is looked at besides the SeedGenerator. */
export interface ObservedParts {
  /** The machine config pool and the node. */
  pool?: boolean;
  /** Name of a MachineConfig. */
  machineConfig?: string;
  /** Lifecycle Agent itself: its Deployment, pods and versions. */
  lifecycleAgent?: boolean;
}

/** The commands that are run on a node. */
export type ReadingCommand =
  | 'lsblk'
  | 'df'
  | 'container-mount-unit'
  | 'imager-log'
  | 'imager-state'
  | 'agent-files'
  | 'sanitized-pull-secret';

/** What a command on the node printed. */
export interface NodeCommandOutput {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/**
 * What an installation of Lifecycle Agent found: a part that is there and will do is kept, and not
 * touched.
 */
export interface LifecycleAgentApplied {
  namespace: 'applied' | 'kept';
  operatorGroup: { name: string; outcome: 'applied' | 'kept' };
  subscription: { name: string; outcome: 'applied' | 'kept' };
}

/**
 * One cluster: the only way to it. Implementations keep TLS connections, use the first configured
 * credential that the cluster accepts, retry once on a fresh socket after a reset, and never follow
 * redirects or skip verification.
 */
export interface ClusterConnection {
  readonly name: string;

  /** One object, or `not-found`. A kind that the API does not know is `not-found` as well. */
  get(
    kind: ReadableKind,
    object: { name: string; namespace?: string },
    options: CallOptions,
  ): Promise<Result<KubernetesObject>>;

  /** All objects of a kind, in one namespace or in all; follows `continue`. An unknown kind is an empty list. */
  list(
    kind: ReadableKind,
    where: { namespace?: string; labelSelector?: string },
    options: CallOptions,
  ): Promise<Result<KubernetesObject[]>>;

  /** What a run decides on. Never fails: what could not be seen is said inside. */
  observe(
    what: ObservedParts,
    options: CallOptions,
  ): Promise<ClusterObservation>;

  /** The picture for the catalog page. Never fails: what could not be seen is said inside. */
  takeSnapshot(options: CallOptions): Promise<ClusterSnapshot>;

  /** Disks and mounts, from lsblk and df on the node where that is allowed, else from the kubelet. */
  readStorageLayout(options: CallOptions): Promise<Result<StorageLayout>>;

  /**
   * Creates or replaces the Secret `seedgen`. A Secret of another type is deleted first, since the
   * type is immutable.
   */
  writeSeedSecret(
    manifest: KubernetesManifest,
    options: CallOptions,
  ): Promise<Result<void>>;

  /** Deletes the Secret `seedgen`; `absent` if there was none. */
  deleteSeedSecret(options: CallOptions): Promise<Result<'deleted' | 'absent'>>;

  /** Creates the SeedGenerator; `conflict` if there is one. Returns its UID. */
  createSeedGenerator(
    manifest: KubernetesManifest,
    options: CallOptions,
  ): Promise<Result<{ uid: string }>>;

  /** Deletes the SeedGenerator with this UID and no other. */
  deleteSeedGenerator(
    uid: string,
    options: CallOptions,
  ): Promise<Result<'deleted' | 'absent'>>;

  /** Server-side apply of a MachineConfig as field manager `seedgen`. */
  applyMachineConfig(
    manifest: KubernetesManifest,
    options: CallOptions,
  ): Promise<Result<void>>;

  /** Deletes a MachineConfig; with a UID only if it is still that one (`conflict` otherwise). */
  deleteMachineConfig(
    name: string,
    options: CallOptions & { uid?: string },
  ): Promise<Result<'deleted' | 'absent'>>;

  /** Takes `spec.paused` from the pool `master`; `conflict` if it was changed meanwhile. */
  resumeMachineConfigPool(
    options: CallOptions,
  ): Promise<Result<'resumed' | 'not-paused'>>;

  /** The catalogs of the marketplace that have Lifecycle Agent's package. */
  readLifecycleAgentCatalogs(
    options: CallOptions,
  ): Promise<Result<LifecycleAgentCatalog[]>>;

  /**
   * Server-side apply of Namespace, OperatorGroup and Subscription of Lifecycle Agent, and of
   * nothing else. A Namespace, OperatorGroup or Subscription of somebody else that will do is kept;
   * one that stands in the way is a `conflict`, and then nothing is applied.
   */
  applyLifecycleAgentInstallation(
    installation: LifecycleAgentInstallation,
    options: CallOptions,
  ): Promise<Result<LifecycleAgentApplied>>;

  /** Deletes pods that have ended, in all namespaces, but no more than `most`. */
  removeFinishedPods(
    most: number,
    options: CallOptions,
  ): Promise<Result<{ deleted: number; left: number }>>;

  /**
   * Deletes Lifecycle Agent's pods, so that it starts anew: all of them, or those with these UIDs.
   */
  restartLifecycleAgent(
    options: CallOptions & { pods?: readonly string[] },
  ): Promise<Result<void>>;

  /**
   * Follows the log of Lifecycle Agent until the connection ends. Lines begin with their time
   * (RFC 3339); those of the second of `since` come again. Nothing is read while lines are taken.
   */
  followLifecycleAgentLog(
    since: string | undefined,
    take: (lines: string[]) => Promise<void> | void,
    options: CallOptions,
  ): Promise<Result<void>>;

  /**
   * Calls back for each change of a SeedGenerator, and for what is there at the beginning, until the
   * connection ends. What changed is for a look to find out.
   *
   * @param options - `lastsSeconds`: after which the API server is asked to end it
   */
  watchSeedGenerators(
    changed: () => void,
    options: CallOptions & { lastsSeconds: number },
  ): Promise<Result<void>>;

  /** Runs one of a fixed list of read-only commands on the node, through the machine config daemon's pod. */
  runOnNode(
    command: ReadingCommand,
    options: CallOptions,
  ): Promise<Result<NodeCommandOutput>>;

  /**
   * What the node gets from a registry, by programs on the node and through the machine config
   * daemon's pod. No credential of the portal is part of it.
   */
  askRegistry(
    question: RegistryQuestion,
    options: CallOptions,
  ): Promise<Result<RegistryAnswer>>;

  /**
   * Text by key of a ConfigMap in `openshift-config`, where the authorities are that a cluster
   * trusts. ConfigMaps elsewhere are never read.
   */
  readTrustBundle(
    name: string,
    options: CallOptions,
  ): Promise<Result<Record<string, string>>>;
}

/** All configured clusters. */
export interface ClusterConnections {
  /** To one that no source of clusters names, every call fails as `not-configured`. */
  get(name: string): ClusterConnection;
  close(): Promise<void>;
}

import {
  type ClusterObservation,
  type ClusterSnapshot,
  type KubernetesManifest,
  type LifecycleAgentCatalog,
  type LifecycleAgentInstallation,
  SEED_GENERATOR_NAME,
  type StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import { failed, succeeded } from '../http/failures';
import type { Result } from '../result';
import { asItCame } from './cleanText';
import type { KubernetesClient } from './connection/KubernetesClient';
import { FIELD_MANAGER } from './connection/fieldManager';
import { READABLE_KINDS } from './connection/kinds';
import { readStorageLayout } from './layout/readStorageLayout';
import { followLifecycleAgentLog } from './podLog/followLifecycleAgentLog';
import type { RegistryAnswer } from './node/registryAnswer';
import type { RegistryQuestion } from './node/registryQuestion';
import { askRegistry, runOnNode } from './node/runOnNode';
import { readLifecycleAgentCatalogs } from './reads/lifecycleAgentCatalogs';
import { ConfigurationReader } from './reads/ConfigurationReader';
import { observeCluster } from './reads/observe';
import { readTrustBundle } from './reads/trustBundle';
import { takeSnapshot } from './reads/takeSnapshot';
import type {
  CallOptions,
  ClusterConnection,
  KubernetesObject,
  LifecycleAgentApplied,
  NodeCommandOutput,
  ObservedParts,
  ReadableKind,
  ReadingCommand,
} from './types';
import { watchSeedGenerators } from './watch/watchSeedGenerators';
import { applyLifecycleAgentInstallation } from './writes/lifecycleAgentInstallation';
import {
  removeFinishedPods,
  restartLifecycleAgent,
  resumeMachineConfigPool,
} from './writes/repairs';
import { deleteSeedSecret, writeSeedSecret } from './writes/seedSecret';

const REGISTRY_TIMEOUT_MS = 25_000;
const LONGEST_OUTPUT_BYTES = 1024 * 1024;

/** A cluster over its Kubernetes API. */
export class KubernetesClusterConnection implements ClusterConnection {
  readonly #configurations: ConfigurationReader;

  constructor(
    private readonly client: KubernetesClient,
    private readonly clock: Clock,
    private readonly timeoutMs: number,
  ) {
    this.#configurations = new ConfigurationReader(client, clock);
  }

  get name(): string {
    return this.client.cluster;
  }

  get(
    kind: ReadableKind,
    object: { name: string; namespace?: string },
    { signal }: CallOptions,
  ): Promise<Result<KubernetesObject>> {
    return this.client.get(READABLE_KINDS[kind], object, signal);
  }

  list(
    kind: ReadableKind,
    where: { namespace?: string; labelSelector?: string },
    { signal }: CallOptions,
  ): Promise<Result<KubernetesObject[]>> {
    return this.client.list(READABLE_KINDS[kind], where, signal);
  }

  observe(
    what: ObservedParts,
    { signal }: CallOptions,
  ): Promise<ClusterObservation> {
    return observeCluster(this.client, this.clock, what, signal);
  }

  takeSnapshot(options: CallOptions): Promise<ClusterSnapshot> {
    return takeSnapshot(
      this.client,
      this.clock,
      () => this.readStorageLayout(options),
      this.#configurations,
      options.signal,
    );
  }

  readStorageLayout({ signal }: CallOptions): Promise<Result<StorageLayout>> {
    return readStorageLayout(this.client, this.clock, {
      signal,
      timeoutMs: this.timeoutMs,
    });
  }

  writeSeedSecret(
    manifest: KubernetesManifest,
    { signal }: CallOptions,
  ): Promise<Result<void>> {
    return writeSeedSecret(this.client, manifest, signal);
  }

  deleteSeedSecret({
    signal,
  }: CallOptions): Promise<Result<'deleted' | 'absent'>> {
    return deleteSeedSecret(this.client, signal);
  }

  async createSeedGenerator(
    manifest: KubernetesManifest,
    { signal }: CallOptions,
  ): Promise<Result<{ uid: string }>> {
    const created = await this.client.create(
      READABLE_KINDS.SeedGenerator,
      manifest,
      signal,
    );
    return created.ok
      ? succeeded({ uid: created.value.metadata.uid ?? '' })
      : created;
  }

  async deleteSeedGenerator(
    uid: string,
    { signal }: CallOptions,
  ): Promise<Result<'deleted' | 'absent'>> {
    // Without a UID, whatever has that name would be deleted.
    if (!uid) {
      return failed(
        'invalid',
        `Deleting the SeedGenerator of cluster ${this.name} was not tried: its UID is not known.`,
      );
    }
    return this.client.delete(
      READABLE_KINDS.SeedGenerator,
      { name: SEED_GENERATOR_NAME, uid },
      signal,
    );
  }

  applyMachineConfig(
    manifest: KubernetesManifest,
    { signal }: CallOptions,
  ): Promise<Result<void>> {
    return this.client.apply(
      READABLE_KINDS.MachineConfig,
      manifest,
      FIELD_MANAGER,
      signal,
    );
  }

  deleteMachineConfig(
    name: string,
    { signal, uid }: CallOptions & { uid?: string },
  ): Promise<Result<'deleted' | 'absent'>> {
    return this.client.delete(
      READABLE_KINDS.MachineConfig,
      { name, uid },
      signal,
    );
  }

  resumeMachineConfigPool({
    signal,
  }: CallOptions): Promise<Result<'resumed' | 'not-paused'>> {
    return resumeMachineConfigPool(this.client, signal);
  }

  readLifecycleAgentCatalogs({
    signal,
  }: CallOptions): Promise<Result<LifecycleAgentCatalog[]>> {
    return readLifecycleAgentCatalogs(this.client, signal);
  }

  applyLifecycleAgentInstallation(
    installation: LifecycleAgentInstallation,
    { signal }: CallOptions,
  ): Promise<Result<LifecycleAgentApplied>> {
    return applyLifecycleAgentInstallation(this.client, installation, signal);
  }

  removeFinishedPods(
    most: number,
    { signal }: CallOptions,
  ): Promise<Result<{ deleted: number; left: number }>> {
    return removeFinishedPods(this.client, most, signal);
  }

  restartLifecycleAgent({
    signal,
    pods,
  }: CallOptions & { pods?: readonly string[] }): Promise<Result<void>> {
    return restartLifecycleAgent(this.client, pods, signal);
  }

  followLifecycleAgentLog(
    since: string | undefined,
    take: (lines: string[]) => Promise<void> | void,
    { signal }: CallOptions,
  ): Promise<Result<void>> {
    return followLifecycleAgentLog(this.client, since, take, signal);
  }

  watchSeedGenerators(
    changed: () => void,
    options: CallOptions & { lastsSeconds: number },
  ): Promise<Result<void>> {
    return watchSeedGenerators(this.client, changed, options);
  }

  readTrustBundle(
    name: string,
    { signal }: CallOptions,
  ): Promise<Result<Record<string, string>>> {
    return readTrustBundle(this.client, name, signal);
  }

  askRegistry(
    question: RegistryQuestion,
    { signal }: CallOptions,
  ): Promise<Result<RegistryAnswer>> {
    return askRegistry(this.client, question, {
      signal,
      // The program on the node has a limit of its own, which tells more.
      timeoutMs: Math.max(this.timeoutMs, REGISTRY_TIMEOUT_MS),
    });
  }

  async runOnNode(
    command: ReadingCommand,
    { signal }: CallOptions,
  ): Promise<Result<NodeCommandOutput>> {
    const output = await runOnNode(this.client, command, {
      signal,
      timeoutMs: this.timeoutMs,
    });
    if (!output.ok) return output;
    const { stdout, stderr, exitCode } = output.value;
    return succeeded({
      stdout: asItCame(stdout, LONGEST_OUTPUT_BYTES),
      stderr: asItCame(stderr, LONGEST_OUTPUT_BYTES),
      exitCode,
    });
  }
}

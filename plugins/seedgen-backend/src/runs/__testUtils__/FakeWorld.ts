import type {
  ClusterObservation,
  KubernetesManifest,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ManualClock } from '../../__testUtils__/ManualClock';
import type { ClusterConnection, KubernetesObject } from '../../clusters/types';
import type {
  RegistryConnection,
  RegistryConnections,
} from '../../registries/types';
import type { Result } from '../../result';
import { imageFor } from './driveGenerate';
import {
  CLUSTER_ID,
  completed,
  DIGEST_BEFORE,
  DIGEST_NEW,
  down,
  generator,
  progress,
  type ClusterView,
} from './observations';

const REFUSED = {
  code: 'refused' as const,
  message: 'connection refused',
};
const NOT_FOUND = { code: 'not-found' as const, message: 'not found' };

/** Seconds after the creation at which Lifecycle Agent goes on, as in the usual success. */
const MESSAGES: ReadonlyArray<[number, string]> = [
  [1, 'Waiting for system to stabilize'],
  [3, 'Starting seed generation'],
  [4, 'Pulling recert image'],
  [6, 'Preparing for seed generation'],
  [8, 'Cleaning cluster resources'],
  [80, 'Launching imager container'],
  [412, 'Finalizing seed generation'],
];

/**
 * A cluster and a registry in memory, in which Lifecycle Agent does what it usually does once a
 * SeedGenerator and its Secret are there. Time is the test's. It counts what is done to it.
 */
export class FakeWorld {
  secret = false;
  creations = 0;
  secretWrites = 0;
  preflights = 0;
  /** Annotations of the SeedGenerator, once there is one. */
  #annotations?: Record<string, string>;
  #createdAt?: number;
  #deleted = false;
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  /** Seconds since the creation; negative before it. */
  get #elapsed(): number {
    return this.#createdAt === undefined
      ? -1
      : (this.#clock.now().getTime() - this.#createdAt) / 1000;
  }

  get apiUp(): boolean {
    return this.#elapsed < 100 || this.#elapsed >= 405;
  }

  get generatorPresent(): boolean {
    const elapsed = this.#elapsed;
    return !this.#deleted && elapsed >= 0 && (elapsed < 81 || elapsed >= 410);
  }

  get secretPresent(): boolean {
    const elapsed = this.#elapsed;
    return this.secret && (elapsed < 81 || elapsed >= 410);
  }

  #view(): ClusterView {
    if (!this.apiUp) return down();
    if (!this.generatorPresent) {
      return {
        api: { state: 'up' },
        seedGenerator: { state: 'absent' },
        clusterId: CLUSTER_ID,
      };
    }
    const elapsed = this.#elapsed;
    const uid = elapsed < 81 ? 'uid-1' : 'uid-2';
    const runId = this.#annotations?.['seedgen.io/run'];
    let view = generator([], { uid, runId });
    const message = [...MESSAGES].reverse().find(([from]) => elapsed >= from);
    if (message) view = progress(message[1], uid);
    if (elapsed >= 413) view = completed(uid);
    if (view.seedGenerator.state === 'present')
      view.seedGenerator.runId = runId;
    return view;
  }

  readonly cluster = {
    name: 'sno1',
    observe: async (): Promise<ClusterObservation> => ({
      at: this.#clock.now().toISOString(),
      ...this.#view(),
    }),
    takeSnapshot: async () => ({
      cluster: 'sno1',
      reachability: 'reachable' as const,
      clusterId: CLUSTER_ID,
      version: '4.18.27',
      architecture: 'x86_64',
    }),
    get: async (kind: string): Promise<Result<KubernetesObject>> => {
      if (!this.apiUp) return { ok: false, failure: REFUSED };
      const present: Record<string, boolean> = {
        SeedGenerator: this.generatorPresent,
        ImageBasedUpgrade: this.#elapsed < 81 || this.#elapsed >= 410,
        Infrastructure: true,
      };
      if (!present[kind]) return { ok: false, failure: NOT_FOUND };
      return {
        ok: true,
        value: {
          metadata: {
            name: kind,
            uid: this.#elapsed < 81 ? 'uid-1' : 'uid-2',
            annotations: this.#annotations,
          },
          status: { apiServerURL: 'https://api.sno1.5g-deployment.lab:6443' },
        },
      };
    },
    writeSeedSecret: async (): Promise<Result<void>> => {
      if (!this.apiUp) return { ok: false, failure: REFUSED };
      this.secret = true;
      this.secretWrites += 1;
      return { ok: true, value: undefined };
    },
    deleteSeedSecret: async (): Promise<Result<'deleted' | 'absent'>> => {
      if (!this.apiUp) return { ok: false, failure: REFUSED };
      const outcome = this.secretPresent ? 'deleted' : 'absent';
      if (this.secretPresent) this.secret = false;
      return { ok: true, value: outcome };
    },
    createSeedGenerator: async (
      manifest: KubernetesManifest,
    ): Promise<Result<{ uid: string }>> => {
      if (!this.apiUp) return { ok: false, failure: REFUSED };
      if (this.generatorPresent) {
        return { ok: false, failure: { code: 'conflict', message: 'exists' } };
      }
      this.creations += 1;
      this.#createdAt = this.#clock.now().getTime();
      this.#annotations = manifest.metadata.annotations;
      return { ok: true, value: { uid: 'uid-1' } };
    },
    deleteSeedGenerator: async (): Promise<Result<'deleted' | 'absent'>> => {
      if (!this.apiUp) return { ok: false, failure: REFUSED };
      const present = this.generatorPresent;
      this.#deleted = true;
      return { ok: true, value: present ? 'deleted' : 'absent' };
    },
    runOnNode: async () => ({
      ok: true as const,
      value: {
        stdout: 'level=info msg="Seed cluster restored successfully!"',
        stderr: '',
        exitCode: 0,
      },
    }),
  } as unknown as ClusterConnection;

  readonly clusters = { get: () => this.cluster };

  readonly #registry = {
    name: 'lab',
    host: 'registry.example',
    mayPushTo: (repository: string) => repository.startsWith('ocp/'),
    authFile: () => '{"auths":{"registry.example":{"auth":"Y2FuYXJ5"}}}',
    readImage: async (_repository: string, digest: string) => ({
      ok: true as const,
      value: imageFor(digest, {
        created: new Date((this.#createdAt ?? 0) + 300_000).toISOString(),
      }),
    }),
  } as unknown as RegistryConnection;

  readonly registries: RegistryConnections = {
    all: [this.#registry],
    forReference: ({ registry }) =>
      registry === this.#registry.host ? this.#registry : undefined,
    observe: async () => ({
      at: this.#clock.now().toISOString(),
      tag: {
        state: 'present' as const,
        digest: this.#elapsed >= 330 ? DIGEST_NEW : DIGEST_BEFORE,
      },
    }),
    close: async () => undefined,
  };

  readonly preflight = {
    run: async () => {
      this.preflights += 1;
      return [];
    },
  };
}

import type { KubeObject } from '../../apiserver/types';
import {
  SEED_GENERATOR,
  SEED_GENERATOR_NAME,
} from '../../controllers/lifecycleAgent/agentFiles';
import type { ClusterFaults } from '../../control/faults';
import type { CertificateAuthority } from '../../tls';
import { createCertificateAuthority } from '../../tls';
import { createRegistry } from '../../registry';
import type { LabRegistry } from '../../registry';
import type { LabEvent } from '../ClusterContext';
import type { ClusterSpec } from '../clusterSpec';
import { clusterSpec } from '../clusterSpec';
import type { LabCluster } from '../LabCluster';
import { assembleCluster } from '../LabCluster';
import { LIFECYCLE_AGENT_NAMESPACE } from '../objects/lifecycleAgent';
import type { FakeApiServer } from './fakeApiServer';
import { createFakeApiServer } from './fakeApiServer';
import type { VirtualClock } from './virtualClock';
import { createVirtualClock } from './virtualClock';

export interface TestRegistry {
  registry: LabRegistry;
  authority: CertificateAuthority;
}

/** A real registry of the lab; to be stopped by the test. */
export async function startTestRegistry(
  authentication: 'bearer' | 'basic' = 'bearer',
): Promise<TestRegistry> {
  const authority = await createCertificateAuthority('test-registry-ca');
  const registry = await createRegistry({ authority, port: 0, authentication });
  await registry.start();
  return { registry, authority };
}

export interface TestCluster {
  cluster: LabCluster;
  api: FakeApiServer;
  clock: VirtualClock;
  faults: ClusterFaults;
  events: LabEvent[];
}

export interface TestClusterOptions {
  name?: string;
  /** Differences to the lab's cluster of this name. */
  spec?: Partial<ClusterSpec>;
  faults?: ClusterFaults;
  registry?: TestRegistry;
  clock?: VirtualClock;
}

/** One of the lab's clusters without a network, under a virtual clock. */
export async function startTestCluster(
  options: TestClusterOptions = {},
): Promise<TestCluster> {
  const spec = { ...clusterSpec(options.name ?? 'sno1'), ...options.spec };
  const clock = options.clock ?? createVirtualClock();
  const faults = options.faults ?? {};
  const events: LabEvent[] = [];
  const api = createFakeApiServer(spec.name, clock);
  const authority =
    options.registry?.authority ??
    (undefined as unknown as CertificateAuthority);
  const cluster = await assembleCluster(
    spec,
    {
      clock,
      authority,
      port: 0,
      registry: {
        host: options.registry?.registry.host ?? '127.0.0.1:1',
        caPem: authority?.certificatePem ?? '',
      },
      faults,
      onEvent: event => events.push(event),
    },
    () => api,
  );
  await cluster.start();
  // The operator needs a moment until it watches.
  await clock.run(5);
  return { cluster, api, clock, faults, events };
}

/** Text of an auth file for one registry. */
export function authFile(host: string, user: string, password: string): string {
  return JSON.stringify({
    auths: {
      [host]: { auth: Buffer.from(`${user}:${password}`).toString('base64') },
    },
  });
}

export interface SeedRequest {
  seedImage: string;
  /** Content of the Secret's `seedAuth`; absent: no Secret. */
  auth?: string;
  /** Key under which the Secret has it. */
  key?: string;
  recertImage?: string;
  annotations?: Record<string, string>;
}

/** Creates Secret and SeedGenerator, as the how-to does. */
export function requestSeed(
  { cluster }: TestCluster,
  request: SeedRequest,
): KubeObject {
  const { store } = cluster.api;
  if (request.auth !== undefined) {
    store.delete('Secret', 'seedgen', LIFECYCLE_AGENT_NAMESPACE);
    store.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'seedgen', namespace: LIFECYCLE_AGENT_NAMESPACE },
      type: 'Opaque',
      data: {
        [request.key ?? 'seedAuth']: Buffer.from(request.auth).toString(
          'base64',
        ),
      },
    });
  }
  return store.create({
    apiVersion: 'lca.openshift.io/v1',
    kind: 'SeedGenerator',
    metadata: {
      name: SEED_GENERATOR_NAME,
      ...(request.annotations ? { annotations: request.annotations } : {}),
    },
    spec: {
      seedImage: request.seedImage,
      ...(request.recertImage ? { recertImage: request.recertImage } : {}),
    },
  });
}

/** The SeedGenerator as it is now. */
export function seedGenerator({
  cluster,
}: TestCluster): KubeObject | undefined {
  return cluster.api.store.get(SEED_GENERATOR, SEED_GENERATOR_NAME);
}

/** What the columns STATE and DETAILS show. */
export function shown(object: KubeObject | undefined): {
  state?: string;
  details?: string;
} {
  const last = object?.status?.conditions?.at(-1);
  return { state: last?.type, details: last?.message };
}

/** Whether the generation has ended, in one way or another. */
export function hasEnded(test: TestCluster): boolean {
  const conditions = seedGenerator(test)?.status?.conditions ?? [];
  return conditions.some(
    (each: any) =>
      each.type === 'SeedGenCompleted' &&
      (each.reason === 'Completed' || each.reason === 'Failed'),
  );
}

import type { ClusterFaults } from '../../control/faults';
import { LIFECYCLE_AGENT_NAMESPACE } from '../objects/lifecycleAgent';
import type { SeedRequest, TestCluster, TestRegistry } from './testCluster';
import {
  authFile,
  seedGenerator,
  startTestCluster,
  startTestRegistry,
} from './testCluster';

/** A registry for all tests of a file, and clusters that end with their test. */
export interface GenerationTests {
  registry(): TestRegistry['registry'];
  start(faults?: ClusterFaults): Promise<TestCluster>;
  /** A request that works, with these differences. */
  seed(more?: Partial<SeedRequest>): SeedRequest;
}

/** To be called once at the top of a file. */
export function useGenerationTests(): GenerationTests {
  let shared: TestRegistry;
  const clusters: TestCluster[] = [];
  beforeAll(async () => {
    shared = await startTestRegistry();
  });
  afterEach(async () => {
    for (const key of Object.keys(shared.registry.faults)) {
      delete (shared.registry.faults as Record<string, unknown>)[key];
    }
    await Promise.all(clusters.splice(0).map(each => each.cluster.stop()));
  });
  afterAll(() => shared.registry.stop());
  return {
    registry: () => shared.registry,
    start: async (faults = {}) => {
      const test = await startTestCluster({ registry: shared, faults });
      clusters.push(test);
      return test;
    },
    seed: (more = {}) => {
      const { host, user } = shared.registry;
      return {
        seedImage: `${host}/sno1/failing:4.18.27-x86_64`,
        auth: authFile(host, user.name, user.password),
        annotations: { 'example.io/run': 'r1' },
        ...more,
      };
    },
  };
}

/** What the imager's container has said so far. */
export function imagerLog({ cluster }: TestCluster): string {
  const container = cluster.context.node.containers.get('lca_image_builder');
  return container?.log.join('\n') ?? '';
}

/** Message of one of the SeedGenerator's conditions. */
export function messageOf(test: TestCluster, type: string): string | undefined {
  return seedGenerator(test)?.status.conditions.find(
    (each: any) => each.type === type,
  )?.message;
}

/** Log of the operator's container as it runs now. */
export async function agentLog({ cluster }: TestCluster): Promise<string> {
  const [pod] = cluster.api.store.list('Pod', LIFECYCLE_AGENT_NAMESPACE);
  const lines: string[] = [];
  for await (const line of cluster.context.pods.logs({
    namespace: LIFECYCLE_AGENT_NAMESPACE,
    pod: pod.metadata.name,
    container: 'manager',
    follow: false,
    previous: false,
    timestamps: false,
    signal: new AbortController().signal,
  })) {
    lines.push(line);
  }
  return lines.join('\n');
}

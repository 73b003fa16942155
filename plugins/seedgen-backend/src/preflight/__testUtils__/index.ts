import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type {
  AccessFailure,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import { systemClock } from '../../clock';
import type {
  ClusterConnection,
  KubernetesObject,
  NodeCommandOutput,
  ReadableKind,
  ReadingCommand,
} from '../../clusters/types';
import type {
  RegistryConnection,
  RegistryConnections,
} from '../../registries/types';
import type { Result } from '../../result';
import { readyLayout } from '../../storage/__testUtils__';
import type { PreflightDependencies } from '../createPreflightEngine';
import type { PreflightHistory } from '../types';
import { DEFAULT_SETTINGS } from '../../__testUtils__/defaultSettings';

// Whoever shows this is trusted everywhere, also at the moment of the fixtures.
const PUBLIC_ROOT = rootCertificates.find(
  pem => new Date(new X509Certificate(pem).validTo).getFullYear() > 2030,
)!;

type Objects = Partial<
  Record<ReadableKind, KubernetesObject[] | AccessFailure>
>;

/** An object with a status of conditions, such as `{ Ready: 'True' }`. */
export function object(
  name: string,
  conditions: Record<string, string> = {},
  rest: Partial<KubernetesObject> = {},
): KubernetesObject {
  return {
    ...rest,
    metadata: { name, ...rest.metadata },
    status: {
      conditions: Object.entries(conditions).map(([type, status]) => ({
        type,
        status,
      })),
      ...rest.status,
    },
  };
}

/** A ready seed cluster of release 4.18.27, object by object. */
export function readyObjects(): Objects {
  return {
    ClusterVersion: [
      object(
        'version',
        { Available: 'True', Progressing: 'False' },
        {
          status: {
            desired: { version: '4.18.27' },
            history: [{ state: 'Completed', version: '4.18.27' }],
          },
        },
      ),
    ],
    Infrastructure: [
      object(
        'cluster',
        {},
        {
          status: { controlPlaneTopology: 'SingleReplica' },
        },
      ),
    ],
    Node: [
      object(
        'sno1',
        { Ready: 'True' },
        {
          metadata: {
            name: 'sno1',
            labels: {
              'node-role.kubernetes.io/control-plane': '',
              'node-role.kubernetes.io/master': '',
              'node-role.kubernetes.io/worker': '',
            },
          },
          status: { nodeInfo: { architecture: 'amd64' } },
        },
      ),
    ],
    ClusterServiceVersion: [
      object(
        'lifecycle-agent.v4.18.1',
        {},
        {
          metadata: {
            name: 'lifecycle-agent.v4.18.1',
            namespace: 'openshift-lifecycle-agent',
          },
          status: { phase: 'Succeeded' },
        },
      ),
    ],
    Deployment: [
      object(
        'lifecycle-agent-controller-manager',
        {},
        {
          metadata: {
            name: 'lifecycle-agent-controller-manager',
            namespace: 'openshift-lifecycle-agent',
          },
          status: { readyReplicas: 1 },
        },
      ),
    ],
    Namespace: [object('default'), object('openshift-lifecycle-agent')],
    MachineConfigPool: [
      object(
        'master',
        { Updated: 'True', Updating: 'False' },
        {
          status: { machineCount: 1, readyMachineCount: 1 },
        },
      ),
      object(
        'worker',
        { Updated: 'True' },
        {
          status: { machineCount: 0, readyMachineCount: 0 },
        },
      ),
    ],
    ClusterOperator: [
      object('etcd', { Available: 'True', Degraded: 'False' }),
      object('dns', { Available: 'True', Progressing: 'False' }),
    ],
    MachineConfig: [object('50-master-dnsmasq-configuration')],
    CertificateSigningRequest: [object('csr-1', { Approved: 'True' })],
  };
}

/** What the node of a ready cluster answers to a command. */
export function readyNode(command: ReadingCommand): NodeCommandOutput {
  switch (command) {
    case 'sanitized-pull-secret':
      return { stdout: '0\n', stderr: '', exitCode: 1 };
    case 'imager-state':
      return { stdout: '[]\n', stderr: '', exitCode: 0 };
    default:
      return { stdout: '', stderr: '', exitCode: 0 };
  }
}

/** A connection that reads from objects in memory; what is not read by checks throws. */
export function fakeCluster(
  objects: Objects,
  over: Partial<ClusterConnection> = {},
): ClusterConnection {
  const list = (
    kind: ReadableKind,
    namespace?: string,
  ): Result<KubernetesObject[]> => {
    const known = objects[kind] ?? [];
    return Array.isArray(known)
      ? {
          ok: true,
          value: known.filter(
            ({ metadata }) => !namespace || metadata.namespace === namespace,
          ),
        }
      : { ok: false, failure: known };
  };
  return {
    name: 'sno1',
    get: async (kind, { name, namespace }) => {
      const all = list(kind, namespace);
      if (!all.ok) return all;
      const value = all.value.find(({ metadata }) => metadata.name === name);
      return value
        ? { ok: true, value }
        : {
            ok: false,
            failure: { code: 'not-found', message: `no ${kind} ${name}` },
          };
    },
    list: async (kind, { namespace }) => list(kind, namespace),
    runOnNode: async command => ({ ok: true, value: readyNode(command) }),
    // As a node without skopeo, so that checks judge by configuration.
    askRegistry: async ({ ask }) => ({
      ok: true,
      value: { outcome: ask === 'curl' ? 'reached' : 'no-program' },
    }),
    readTrustBundle: async name => ({
      ok: false,
      failure: { code: 'not-found', message: `no ConfigMap ${name}` },
    }),
    readStorageLayout: async () => ({ ok: true, value: readyLayout() }),
    ...over,
  } as ClusterConnection;
}

/** A registry that accepts everything and holds nothing. */
export function fakeRegistry(
  over: Partial<RegistryConnection> = {},
): RegistryConnections {
  const registry = {
    name: 'infra',
    host: 'infra.5g-deployment.lab:8443',
    mayPushTo: () => true,
    readCertificates: async () => ({ ok: true, value: [PUBLIC_ROOT] }),
    probePush: async () => ({ ok: true, value: { kind: 'own' } }),
    resolveTag: async () => ({
      ok: false,
      failure: { code: 'not-found', message: 'no such tag' },
    }),
    ...over,
  } as RegistryConnection;
  return {
    all: [registry],
    forReference: ({ registry: host }) =>
      host === registry.host ? registry : undefined,
    observe: async () => {
      throw new Error('A preflight does not observe.');
    },
    close: async () => {},
  };
}

/** What differs from a ready cluster and a registry that accepts everything. */
export type World = Partial<PreflightDependencies> & {
  objects?: Objects;
  cluster?: Partial<ClusterConnection>;
  registry?: Partial<RegistryConnection>;
  seeds?: SeedImageRecord[];
  /** How many other clusters push to the same tag. */
  rivals?: number;
  spent?: { since: string; runId: string };
  active?: Awaited<ReturnType<NonNullable<PreflightHistory['activeRun']>>>;
  external?: { image: string; firstSeenAt: string };
  lastGeneration?: { runId: string; phase: string };
};

/** What an engine needs for a ready cluster; parts can be replaced. */
export function dependenciesFor(over: World = {}): PreflightDependencies {
  const {
    objects,
    cluster,
    registry,
    seeds,
    rivals,
    spent,
    external,
    lastGeneration,
    active,
    ...rest
  } = over;
  const connection = fakeCluster({ ...readyObjects(), ...objects }, cluster);
  return {
    clusterOf: () => connection,
    hubOf: () => undefined,
    registries: fakeRegistry(registry),
    requirements: DEFAULT_SETTINGS.storage.requirements,
    history: {
      seedsPushedAs: async () => seeds ?? [],
      rivalsFor: async () => rivals ?? 0,
      spent: async () => spent,
      externalGeneration: async () => external,
      lastGeneration: async () => lastGeneration,
      activeRun: async () => active,
    },
    credentialsOf: async () => [{ name: 'admin', kind: 'client-certificate' }],
    // The moment of the layout in the fixtures; real sleeping, so that limits are real.
    clock: { ...systemClock, now: () => new Date('2026-11-22T10:00:01.000Z') },
    logger: { warn: () => {} },
    ...rest,
  };
}

import type {
  AccessFailureCode,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import { CHECKS } from '.';
import { emptyDisk, sharedLayout } from '../../storage/__testUtils__';
import { createPreflightEngine } from '../createPreflightEngine';
import {
  dependenciesFor,
  fakeCluster,
  object,
  readyObjects,
} from '../__testUtils__';
import type { PreflightSubject } from '../types';

type World = NonNullable<Parameters<typeof dependenciesFor>[0]>;

const IMAGE = 'infra.5g-deployment.lab:8443/ocp/seed:4.18.27-x86_64';
const D0 = `sha256:${'0'.repeat(64)}`;

async function result(
  id: string,
  world: World = {},
  subject: Partial<PreflightSubject> = {},
) {
  const engine = createPreflightEngine(dependenciesFor(world));
  const results = await engine.run(
    { kind: 'generate', cluster: 'sno1', seedImage: IMAGE, ...subject },
    { signal: new AbortController().signal },
  );
  const found = results.find(check => check.id === id);
  if (!found) throw new Error(`No check ${id}`);
  return found;
}

const failure = (code: AccessFailureCode, missingRule?: string) => ({
  code,
  message: `could not: ${code}`,
  ...(missingRule ? { missingRule } : {}),
});
const failing = (code: AccessFailureCode) => async () => ({
  ok: false as const,
  failure: failure(code),
});
const seed: SeedImageRecord = {
  runId: 'run-7',
  cluster: 'sno3',
  image: IMAGE,
  digest: D0,
  sizeBytes: 1,
  verifiedAt: '2026-11-01T00:00:00.000Z',
  requestedBy: 'user:default/guest',
};
const hubWith = (...clusters: string[]) =>
  fakeCluster(
    { ManagedCluster: clusters.map(name => object(name)) },
    { name: 'hub' },
  );
const foundTag = async () => ({
  ok: true as const,
  value: { digest: D0 },
});

describe('checks', () => {
  it('have ids and titles of their own', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
    for (const { id, title } of CHECKS) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title).not.toBe('');
    }
  });

  it.each<
    [string, string, World, string, string, string?, Partial<PreflightSubject>?]
  >([
    // id, what, world, status, reason code, part of the message, subject
    [
      'api-reachable',
      'connection refused',
      { objects: { ClusterVersion: failure('refused') } },
      'fail',
      'Unreachable',
    ],
    [
      'api-reachable',
      'a certificate of another authority',
      { objects: { ClusterVersion: failure('untrusted') } },
      'fail',
      'CertificateUntrusted',
    ],
    [
      'api-reachable',
      'a dead token',
      { objects: { ClusterVersion: failure('unauthorized') } },
      'fail',
      'CredentialRefused',
    ],
    [
      'single-node',
      'three nodes',
      {
        objects: {
          Infrastructure: [
            object(
              'cluster',
              {},
              { status: { controlPlaneTopology: 'HighlyAvailable' } },
            ),
          ],
        },
      },
      'fail',
      'NotSingleNode',
    ],
    [
      'release-supported',
      'an old release',
      {
        objects: {
          ClusterVersion: [
            object(
              'version',
              {},
              {
                status: {
                  history: [{ state: 'Completed', version: '4.14.6' }],
                },
              },
            ),
          ],
        },
      },
      'fail',
      'ReleaseTooOld',
      'ostree admin set-default',
    ],
    [
      'lifecycle-agent-running',
      'not installed',
      { objects: { ClusterServiceVersion: [] } },
      'fail',
      'LifecycleAgentNotInstalled',
    ],
    [
      'lifecycle-agent-running',
      'half installed',
      {
        objects: {
          ClusterServiceVersion: [
            object(
              'lifecycle-agent.v4.18.1',
              {},
              {
                metadata: {
                  name: 'lifecycle-agent.v4.18.1',
                  namespace: 'openshift-lifecycle-agent',
                },
                status: { phase: 'Installing' },
              },
            ),
          ],
        },
      },
      'fail',
      'LifecycleAgentNotInstalled',
      'Installing',
    ],
    [
      'lifecycle-agent-running',
      'no pod ready',
      { objects: { Deployment: [] } },
      'fail',
      'LifecycleAgentNotReady',
    ],
    [
      'lifecycle-agent-running',
      'Deployments not readable',
      { objects: { Deployment: failure('forbidden', 'get deployments') } },
      'unknown',
      'ReadForbidden',
    ],
    [
      'storage-ready',
      'no partition',
      {
        cluster: {
          readStorageLayout: async () => ({ ok: true, value: sharedLayout() }),
        },
      },
      'fail',
      'NoDedicatedFilesystem',
      'Rejected: Cluster must be configured with shared container storage',
    ],
    [
      'storage-ready',
      'disks not readable',
      { cluster: { readStorageLayout: failing('timeout') } },
      'unknown',
      'TimedOut',
    ],
    [
      'detached-from-hub',
      'klusterlet present',
      {
        objects: {
          CustomResourceDefinition: [
            object('klusterlets.operator.open-cluster-management.io'),
          ],
        },
      },
      'fail',
      'KlusterletPresent',
      'Rejected: Cluster must be detached from hub prior to seed generation',
    ],
    [
      'detached-from-hub',
      'klusterlet present, hub known',
      {
        objects: {
          CustomResourceDefinition: [
            object('klusterlets.operator.open-cluster-management.io'),
          ],
        },
        hubOf: () => hubWith('sno1'),
      },
      'fail',
      'KlusterletPresent',
      "hub 'hub' manages it",
    ],
    [
      'no-hub-addons',
      'add-on namespaces',
      {
        objects: {
          Namespace: [
            object('open-cluster-management-addon-b'),
            object('open-cluster-management-addon-a'),
            object('open-cluster-management-agent-addon'),
          ],
        },
      },
      'fail',
      'HubAddonsPresent',
      'Rejected due to presence of ACM addon(s): open-cluster-management-addon-a,open-cluster-management-addon-b',
    ],
    [
      'not-managed-by-hub',
      'ManagedCluster present',
      { hubOf: () => hubWith('sno1') },
      'warn',
      'ManagedClusterPresent',
    ],
    [
      'no-other-seed-generator',
      'one of a run',
      {
        objects: {
          SeedGenerator: [
            object(
              'seedimage',
              {},
              {
                metadata: {
                  name: 'seedimage',
                  annotations: {
                    'seedgen.io/run': 'run-3',
                    'seedgen.io/requested-by': 'user:default/guest',
                  },
                },
                spec: { seedImage: 'x' },
              },
            ),
          ],
        },
      },
      'fail',
      'SeedGeneratorExists',
      'of run run-3 asked for by user:default/guest',
    ],
    [
      'no-other-seed-generator',
      'one made by hand',
      { objects: { SeedGenerator: [object('seedimage')] } },
      'fail',
      'SeedGeneratorExists',
      'not made by this portal',
    ],
    [
      'no-other-seed-generator',
      'one that ended, before a reboot',
      {
        objects: {
          SeedGenerator: [
            object(
              'seedimage',
              {},
              {
                status: {
                  conditions: [
                    {
                      type: 'SeedGenCompleted',
                      status: 'True',
                      reason: 'Completed',
                    },
                  ],
                },
              },
            ),
          ],
        },
      },
      'warn',
      'SeedGeneratorExists',
      '',
      { kind: 'partition' },
    ],
    [
      'registry-push-allowed',
      'another registry',
      {},
      'fail',
      'RegistryNotConfigured',
      'quay.io',
      { seedImage: 'quay.io/a/b:4.18.27-x86_64' },
    ],
    [
      'registry-push-allowed',
      'a repository that is not allowed',
      { registry: { mayPushTo: () => false } },
      'fail',
      'RepositoryNotAllowed',
    ],
    [
      'registry-push-allowed',
      'a wrong password',
      { registry: { probePush: failing('unauthorized') } },
      'fail',
      'RegistryCredentialRefused',
      'Registry infra (infra.5g-deployment.lab:8443) does not accept the configured user and password',
    ],
    [
      'registry-push-allowed',
      'a read-only account',
      { registry: { probePush: failing('forbidden') } },
      'fail',
      'PushForbidden',
    ],
    [
      'registry-push-allowed',
      'not running',
      { registry: { probePush: failing('refused') } },
      'fail',
      'RegistryUnreachable',
    ],
    [
      'registry-push-allowed',
      'busy',
      { registry: { probePush: failing('unavailable') } },
      'unknown',
      'Unavailable',
    ],
    [
      'image-tag-matches',
      'a tag of another release',
      {},
      'fail',
      'TagDoesNotMatch',
      'release 4.18.27 for x86_64',
      { seedImage: IMAGE.replace('4.18.27', '4.18.26') },
    ],
    [
      'image-tag-matches',
      'a tag that only begins alike',
      {},
      'fail',
      'TagDoesNotMatch',
      '',
      { seedImage: `${IMAGE}4` },
    ],
    [
      'image-tag-matches',
      'no reference',
      {},
      'fail',
      'ImageReferenceInvalid',
      '',
      { seedImage: '-v/:/host' },
    ],
    [
      'tag-free',
      'somebody else pushed it',
      { registry: { resolveTag: foundTag } },
      'fail',
      'TagExists',
      'somebody that this portal does not know of',
    ],
    [
      'tag-free',
      'the seed of another cluster',
      { registry: { resolveTag: foundTag }, seeds: [seed] },
      'fail',
      'TagExists',
      'the seed of cluster sno3 that user:default/guest asked for (run run-7)',
    ],
    [
      'tag-free',
      'may be replaced',
      { registry: { resolveTag: foundTag } },
      'warn',
      'TagWillBeReplaced',
      D0,
      { replaceExistingTag: true },
    ],
    [
      'tag-free',
      'registry does not say',
      { registry: { resolveTag: failing('timeout') } },
      'unknown',
      'TimedOut',
    ],
    [
      'machine-config-pools',
      'render refused',
      {
        objects: {
          MachineConfigPool: [
            object(
              'master',
              { Updated: 'True', Degraded: 'True' },
              {
                status: {
                  conditions: [
                    {
                      type: 'RenderDegraded',
                      status: 'True',
                      message: 'ignition disks section contains changes',
                    },
                    { type: 'Updated', status: 'True' },
                  ],
                },
              },
            ),
          ],
        },
      },
      'fail',
      'PoolDegraded',
      'ignition disks section contains changes',
    ],
    [
      'machine-config-pools',
      'updating',
      {
        objects: {
          MachineConfigPool: [
            object(
              'master',
              { Updated: 'False', Updating: 'True' },
              { status: { machineCount: 1, readyMachineCount: 0 } },
            ),
          ],
        },
      },
      'fail',
      'PoolNotUpdated',
      '0 of 1',
    ],
    [
      'machine-config-pools',
      'not one pool',
      { objects: { MachineConfigPool: [] } },
      'unknown',
      'PoolNotFound',
    ],
    [
      'node-healthy',
      'a label is missing',
      {
        objects: {
          Node: [
            object(
              'sno1',
              { Ready: 'True' },
              {
                metadata: {
                  name: 'sno1',
                  labels: {
                    'node-role.kubernetes.io/master': '',
                    'node-role.kubernetes.io/control-plane': '',
                  },
                },
              },
            ),
          ],
        },
      },
      'fail',
      'NodeNotHealthy',
      'node missing worker label: sno1',
    ],
    [
      'cluster-operators',
      'one degraded',
      {
        objects: {
          ClusterOperator: [
            object('etcd', { Available: 'True', Degraded: 'True' }),
          ],
        },
      },
      'warn',
      'ClusterOperatorsNotReady',
      'etcd (degraded)',
    ],
    [
      'cluster-operators',
      'not readable',
      {
        objects: {
          ClusterOperator: failure('forbidden', 'list clusteroperators'),
        },
      },
      'unknown',
      'ReadForbidden',
    ],
    [
      'no-pending-certificate-requests',
      'one pending',
      { objects: { CertificateSigningRequest: [object('csr-9')] } },
      'warn',
      'CertificateRequestsPending',
      'certificateSigningRequest (csr) csr-9 not yet approved',
    ],
    [
      'dnsmasq-configured',
      'missing',
      { objects: { MachineConfig: [object('99-other')] } },
      'fail',
      'DnsmasqMissing',
      'Rejected due to system missing dnsmasq config required for IBU',
    ],
    [
      'no-persistent-volumes',
      'one',
      { objects: { PersistentVolume: [object('pv-1')] } },
      'fail',
      'PersistentVolumesPresent',
      'Rejected: Cluster must not have any Persistent Volumes configured',
    ],
    [
      'no-persistent-volumes',
      'not readable',
      {
        objects: {
          PersistentVolume: failure('forbidden', 'list persistentvolumes'),
        },
      },
      'unknown',
      'ReadForbidden',
    ],
    [
      'no-local-volumes',
      'one',
      { objects: { LocalVolume: [object('lv')] } },
      'fail',
      'LocalVolumesPresent',
      'Rejected: Cluster must not have any LocalVolumes configured',
    ],
    [
      'no-lvm-clusters',
      'one',
      { objects: { LVMCluster: [object('lvm')] } },
      'fail',
      'LVMClustersPresent',
      'Rejected: Cluster must not have any LVMClusters configured',
    ],
    [
      'no-data-protection-applications',
      'one',
      { objects: { DataProtectionApplication: [object('dpa')] } },
      'fail',
      'DataProtectionApplicationsPresent',
      'Rejected: Cluster must not have any DataProtectionApplication resources configured',
    ],
    [
      'oadp-version',
      'too old',
      {
        objects: {
          ClusterServiceVersion: [
            object(
              'x',
              {},
              {
                metadata: {
                  name: 'oadp-operator.v1.3.0',
                  namespace: 'openshift-adp',
                },
              },
            ),
          ],
        },
      },
      'fail',
      'OADPTooOld',
      'Rejected: Cluster must have OADP version >= 1.3.1',
    ],
    [
      'cluster-not-spent',
      'a seed was taken',
      { spent: { since: '2026-11-01T10:00:00.000Z', runId: 'run-1' } },
      'warn',
      'ClusterSpent',
      '2026-11-01',
    ],
    [
      'storage-strategy-feasible',
      'no second disk',
      {
        cluster: {
          readStorageLayout: async () => ({ ok: true, value: sharedLayout() }),
        },
      },
      'fail',
      'StrategyInfeasible',
      'NoEmptyDisk',
      { kind: 'partition', strategy: 'secondary-disk' },
    ],
    [
      'storage-strategy-feasible',
      'files only',
      {
        cluster: {
          readStorageLayout: async () => ({ ok: true, value: sharedLayout() }),
        },
      },
      'fail',
      'NotForRunningNode',
      '',
      { kind: 'partition', strategy: 'install-time' },
    ],
    [
      'storage-strategy-feasible',
      'not a disk',
      {
        cluster: {
          readStorageLayout: async () => ({
            ok: true,
            value: sharedLayout([emptyDisk()]),
          }),
        },
      },
      'fail',
      'DevicePathInvalid',
      '',
      { kind: 'partition', strategy: 'machine-config', device: '/etc/passwd' },
    ],
  ])(
    '%s: %s',
    async (id, _, world, status, reasonCode, text = '', subject = {}) => {
      const found = await result(id, world, subject);
      expect([found.status, found.reasonCode]).toEqual([status, reasonCode]);
      expect(found.message).toContain(text);
      expect(found.remedy).toBeTruthy();
    },
  );

  it.each<[string, string, World, string, Partial<PreflightSubject>?]>([
    [
      'api-reachable',
      'may not read ClusterVersion',
      { objects: { ClusterVersion: failure('forbidden') } },
      'pass',
    ],
    ['not-managed-by-hub', 'no hub is configured', {}, 'not-applicable'],
    [
      'not-managed-by-hub',
      'the hub does not know it',
      { hubOf: () => hubWith('sno2') },
      'pass',
    ],
    [
      'registry-push-allowed',
      'no image was named',
      {},
      'not-applicable',
      { seedImage: undefined },
    ],
    ['image-tag-matches', 'a suffix', {}, 'pass', { seedImage: `${IMAGE}-2` }],
    [
      'image-tag-matches',
      'an arm cluster',
      {
        objects: {
          Node: [
            object(
              'n',
              {},
              { status: { nodeInfo: { architecture: 'arm64' } } },
            ),
          ],
        },
      },
      'pass',
      { seedImage: IMAGE.replace('x86_64', 'aarch64') },
    ],
    [
      'dnsmasq-configured',
      'another name, same script',
      {
        objects: {
          MachineConfig: [
            object(
              'own',
              {},
              {
                spec: {
                  config: {
                    storage: {
                      files: [{ path: '/usr/local/bin/dnsmasq_config.sh' }],
                    },
                  },
                },
              },
            ),
          ],
        },
      },
      'pass',
    ],
    ['oadp-version', 'not installed', {}, 'not-applicable'],
    [
      'oadp-version',
      'new enough',
      {
        objects: {
          ClusterServiceVersion: [
            object(
              'x',
              {},
              {
                metadata: {
                  name: 'oadp-operator.v1.4.0',
                  namespace: 'openshift-adp',
                },
              },
            ),
          ],
        },
      },
      'pass',
    ],
    [
      'storage-strategy-feasible',
      'an empty second disk',
      {
        cluster: {
          readStorageLayout: async () => ({
            ok: true,
            value: sharedLayout([emptyDisk()]),
          }),
        },
      },
      'pass',
      { kind: 'partition' },
    ],
    [
      'lifecycle-agent-running',
      'two installed while upgrading',
      {
        objects: {
          ClusterServiceVersion: ['9', '10'].map((minor, index) =>
            object(
              `lifecycle-agent.v4.18.${minor}`,
              {},
              {
                metadata: {
                  name: `lifecycle-agent.v4.18.${minor}`,
                  namespace: 'openshift-lifecycle-agent',
                },
                status: { phase: index ? 'Succeeded' : 'Replacing' },
              },
            ),
          ),
        },
      },
      'pass',
    ],
  ])('%s: %s is fine', async (id, _, world, status, subject = {}) => {
    expect((await result(id, world, subject)).status).toBe(status);
  });

  it('names the access rule that is missing', async () => {
    const found = await result('no-persistent-volumes', {
      objects: {
        PersistentVolume: failure('forbidden', 'list persistentvolumes'),
      },
    });
    expect(found.remedy).toBe(
      'Allow the credential of the portal to list persistentvolumes.',
    );
  });

  it('does not block partitioning for want of Lifecycle Agent', async () => {
    const found = await result(
      'lifecycle-agent-running',
      { objects: { ...readyObjects(), ClusterServiceVersion: [] } },
      { kind: 'partition' },
    );
    expect(found).toMatchObject({ severity: 'warns', status: 'fail' });
  });
});

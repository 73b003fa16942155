import type { KubernetesObject, ReadableKind } from '../../clusters/types';
import { fakeCluster, object } from '../__testUtils__';
import {
  checkResult,
  failure,
  endOf,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

const operator = (name: string, namespace: string, phase = 'Succeeded') =>
  object(name, {}, { metadata: { name, namespace }, status: { phase } });
const lifecycleAgent = (version: string, phase?: string) =>
  operator(`lifecycle-agent.v${version}`, 'openshift-lifecycle-agent', phase);
const subscribed = (
  status: object,
  objects: Parameters<typeof fakeCluster>[0] = {},
) => ({
  objects: {
    ClusterServiceVersion: [],
    Deployment: [],
    OperatorGroup: [
      object(
        'group',
        {},
        { metadata: { name: 'group', namespace: 'openshift-lifecycle-agent' } },
      ),
    ],
    Subscription: [
      {
        metadata: {
          name: 'lifecycle-agent',
          namespace: 'openshift-lifecycle-agent',
        },
        spec: { name: 'lifecycle-agent' },
        status,
      },
    ],
    ...objects,
  },
});
const seedGenerator = (rest: Parameters<typeof object>[2] = {}) => ({
  objects: { SeedGenerator: [object('seedimage', {}, rest)] },
});
const ended = seedGenerator({
  status: {
    conditions: [
      { type: 'SeedGenCompleted', status: 'True', reason: 'Completed' },
    ],
  },
});

describe('Lifecycle Agent', () => {
  it.each<CheckCase>([
    {
      check: 'lifecycle-agent-running',
      when: 'it is not installed',
      world: { objects: { ClusterServiceVersion: [], Deployment: [] } },
      status: 'fail',
      code: 'LifecycleAgentNotInstalled',
    },
    {
      check: 'lifecycle-agent-running',
      when: 'it is being installed',
      world: {
        objects: {
          ClusterServiceVersion: [lifecycleAgent('4.18.1', 'Installing')],
        },
      },
      status: 'fail',
      code: 'LifecycleAgentInstalling',
      says: 'says nothing yet',
    },
    {
      check: 'lifecycle-agent-running',
      when: 'its ClusterServiceVersion failed',
      world: {
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
                status: {
                  phase: 'Failed',
                  reason: 'UnsupportedOperatorGroup',
                  message: 'AllNamespaces InstallModeType not supported',
                },
              },
            ),
          ],
        },
      },
      status: 'fail',
      code: 'LifecycleAgentInstallFailed',
      says: 'AllNamespaces InstallModeType not supported',
    },
    {
      check: 'lifecycle-agent-running',
      when: 'no catalog has what the Subscription asks for',
      world: subscribed({
        conditions: [
          {
            type: 'ResolutionFailed',
            status: 'True',
            reason: 'ConstraintsNotSatisfiable',
            message:
              'constraints not satisfiable: no operators found in package lifecycle-agent',
          },
        ],
      }),
      status: 'fail',
      code: 'LifecycleAgentInstallFailed',
      says: 'no operators found in package lifecycle-agent',
    },
    {
      check: 'lifecycle-agent-running',
      when: 'its InstallPlan waits for approval',
      world: subscribed(
        { installPlanRef: { name: 'install-abcde' } },
        {
          InstallPlan: [
            object(
              'install-abcde',
              {},
              {
                metadata: {
                  name: 'install-abcde',
                  namespace: 'openshift-lifecycle-agent',
                },
                spec: { approved: false },
                status: { phase: 'RequiresApproval' },
              },
            ),
          ],
        },
      ),
      status: 'fail',
      code: 'LifecycleAgentNeedsApproval',
      says: 'InstallPlan install-abcde waits for approval',
    },
    {
      check: 'lifecycle-agent-running',
      when: 'it is not installed, and more may not be seen',
      world: {
        objects: {
          ClusterServiceVersion: [],
          InstallPlan: failure('forbidden', 'list installplans'),
        },
      },
      status: 'fail',
      code: 'LifecycleAgentNotInstalled',
    },
    {
      check: 'lifecycle-agent-running',
      when: 'two are there during an upgrade',
      world: {
        objects: {
          ClusterServiceVersion: [
            lifecycleAgent('4.18.9', 'Replacing'),
            lifecycleAgent('4.18.10'),
          ],
        },
      },
      status: 'pass',
    },
    {
      check: 'lifecycle-agent-running',
      when: 'its pod is not ready',
      world: { objects: { Deployment: [] } },
      status: 'fail',
      code: 'LifecycleAgentNotReady',
    },
    {
      check: 'lifecycle-agent-running',
      when: 'Deployments may not be read',
      world: {
        objects: { Deployment: failure('forbidden', 'get deployments') },
      },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'no-other-seed-generator',
      when: 'one of a run is there',
      world: seedGenerator({
        metadata: {
          name: 'seedimage',
          annotations: {
            'seedgen.io/run': 'run-3',
            'seedgen.io/requested-by': 'user:default/guest',
          },
        },
      }),
      status: 'fail',
      code: 'SeedGeneratorExists',
      says: 'of run run-3 asked for by user:default/guest',
    },
    {
      check: 'no-other-seed-generator',
      when: 'one made by hand is there',
      world: seedGenerator(),
      status: 'fail',
      code: 'SeedGeneratorExists',
      says: 'not made by this portal',
    },
    {
      check: 'no-other-seed-generator',
      when: 'one made by hand is gone while its imager runs',
      world: {
        external: {
          image: 'registry.example/by-hand:1',
          firstSeenAt: '2026-11-22T09:50:00.000Z',
        },
      },
      status: 'fail',
      code: 'ExternalGenerationRunning',
      says: 'was not asked for here',
    },
    {
      check: 'no-other-seed-generator',
      when: 'one that has ended is there before a reboot',
      world: ended,
      subject: { kind: 'partition' },
      status: 'warn',
      code: 'SeedGeneratorExists',
    },
    {
      check: 'no-other-seed-generator',
      when: 'one that has not ended is there before a reboot',
      world: seedGenerator(),
      subject: { kind: 'partition' },
      status: 'fail',
      code: 'SeedGeneratorExists',
    },
    {
      check: 'no-other-seed-generator',
      when: 'one whose imager was lost track of is there before a reboot',
      world: seedGenerator({
        status: {
          conditions: [
            {
              type: 'SeedGenCompleted',
              status: 'False',
              reason: 'Failed',
              message:
                'Seed generation failed: imager container status check failed: expected container status exited, found: running',
            },
          ],
        },
      }),
      subject: { kind: 'partition' },
      status: 'fail',
      code: 'SeedGeneratorExists',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });

  it('offers to install it where there is nothing of it', async () => {
    const found = await checkResult('lifecycle-agent-running', {
      objects: { ClusterServiceVersion: [], Deployment: [] },
    });
    expect(found.remedyCalls).toEqual([{ action: 'install-lifecycle-agent' }]);
  });

  it('offers to restart it where its pod is not ready', async () => {
    const found = await checkResult('lifecycle-agent-running', {
      objects: { Deployment: [] },
    });
    expect(found.remedyCalls).toEqual([{ action: 'restart-lifecycle-agent' }]);
  });

  it('does not stand in the way of partitioning', async () => {
    const found = await checkResult(
      'lifecycle-agent-running',
      { objects: { ClusterServiceVersion: [] } },
      { kind: 'partition' },
    );
    expect(found).toMatchObject({ severity: 'warns', status: 'fail' });
  });
});

const leftover = (
  check: string,
  kind: ReadableKind,
  code: string,
  says: string,
): CheckCase => ({
  check,
  when: 'there is one',
  world: { objects: { [kind]: [object('one')] } },
  status: 'fail',
  code,
  says: `Rejected: Cluster must not have any ${says} configured`,
});

const withScript = (metadata: KubernetesObject['metadata']) =>
  object(
    metadata.name,
    {},
    {
      metadata,
      spec: {
        config: {
          storage: { files: [{ path: '/usr/local/bin/dnsmasq_config.sh' }] },
        },
      },
    },
  );
describe("Lifecycle Agent's rules", () => {
  it.each<CheckCase>([
    leftover(
      'no-persistent-volumes',
      'PersistentVolume',
      'PersistentVolumesPresent',
      'Persistent Volumes',
    ),
    leftover(
      'no-local-volumes',
      'LocalVolume',
      'LocalVolumesPresent',
      'LocalVolumes',
    ),
    leftover(
      'no-lvm-clusters',
      'LVMCluster',
      'LVMClustersPresent',
      'LVMClusters',
    ),
    {
      check: 'no-persistent-volumes',
      when: 'they may not be read',
      world: { objects: { PersistentVolume: failure('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'dnsmasq-configured',
      when: 'it is missing',
      world: { objects: { MachineConfig: [object('99-other')] } },
      status: 'fail',
      code: 'DnsmasqMissing',
      says: 'Rejected due to system missing dnsmasq config required for IBU',
    },
    {
      check: 'dnsmasq-configured',
      when: 'only an old rendered MachineConfig and one of other nodes have the script',
      world: {
        objects: {
          MachineConfig: [
            withScript({ name: 'rendered-master-1' }),
            withScript({
              name: 'own',
              labels: { 'machineconfiguration.openshift.io/role': 'worker' },
            }),
          ],
        },
      },
      status: 'fail',
      code: 'DnsmasqMissing',
    },
    {
      check: 'dnsmasq-configured',
      when: 'the script comes by another name',
      world: {
        objects: {
          MachineConfig: [withScript({ name: 'own' })],
        },
      },
      status: 'pass',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

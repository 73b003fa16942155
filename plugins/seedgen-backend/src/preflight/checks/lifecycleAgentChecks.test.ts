import type { ReadableKind } from '../../clusters/types';
import { object } from '../__testUtils__';
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
      world: { objects: { ClusterServiceVersion: [] } },
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
      code: 'LifecycleAgentNotInstalled',
      says: 'Installing',
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
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
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
    leftover(
      'no-data-protection-applications',
      'DataProtectionApplication',
      'DataProtectionApplicationsPresent',
      'DataProtectionApplication resources',
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
      when: 'the script comes by another name',
      world: {
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
      status: 'pass',
    },
    {
      check: 'dnsmasq-configured',
      when: 'only a rendered one of before has the script',
      world: {
        objects: {
          MachineConfig: [
            object(
              'rendered-master-0f5b',
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
      status: 'fail',
      code: 'DnsmasqMissing',
    },
    {
      check: 'oadp-version',
      when: 'it is old',
      world: {
        objects: {
          ClusterServiceVersion: [
            operator('oadp-operator.v1.3.0', 'openshift-adp'),
          ],
        },
      },
      status: 'fail',
      code: 'OADPTooOld',
      says: 'Rejected: Cluster must have OADP version >= 1.3.1',
    },
    {
      check: 'oadp-version',
      when: 'it is new enough',
      world: {
        objects: {
          ClusterServiceVersion: [
            operator('oadp-operator.v1.4.0', 'openshift-adp'),
          ],
        },
      },
      status: 'pass',
    },
    {
      check: 'oadp-version',
      when: 'it is not installed',
      status: 'not-applicable',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

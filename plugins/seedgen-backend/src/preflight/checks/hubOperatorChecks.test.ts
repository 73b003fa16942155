import type { KubernetesObject, ReadableKind } from '../../clusters/types';
import { fakeCluster, object } from '../__testUtils__';
import {
  endOf,
  failure,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

type Objects = Parameters<typeof fakeCluster>[0];

const hub = (objects: Objects) => ({
  hubOf: () => fakeCluster(objects, { name: 'hub' }),
});
const at = (kind: ReadableKind, currentVersion: string, phase: string) =>
  hub({ [kind]: [object('it', {}, { status: { currentVersion, phase } })] });
const gitOps = (
  namespace: string,
  status: KubernetesObject['status'],
): Objects => ({
  Subscription: [
    object(
      'gitops',
      {},
      {
        metadata: { name: 'gitops', namespace },
        spec: { name: 'openshift-gitops-operator' },
        status,
      },
    ),
  ],
});

const agent = (phase: string, readyReplicas: number): Objects => {
  const namespace = 'openshift-lifecycle-agent';
  const named = (name: string, status: KubernetesObject['status']) =>
    object(name, {}, { metadata: { name, namespace }, status });
  return {
    ClusterServiceVersion: [named('lifecycle-agent.v4.18.1', { phase })],
    Deployment: [
      named('lifecycle-agent-controller-manager', { readyReplicas }),
    ],
  };
};

describe('operators of the hub', () => {
  it.each<CheckCase>([
    ...[
      'hub-cluster-management',
      'hub-cluster-engine',
      'hub-gitops',
      'hub-lifecycle-agent',
    ].flatMap<CheckCase>(check => [
      { check, when: 'no hub is configured', status: 'not-applicable' },
      {
        check,
        when: 'it is not installed',
        world: hub({}),
        status: 'warn',
        code: 'HubOperatorNotInstalled',
        says: "Hub 'hub'",
      },
      {
        check,
        when: 'it may not be seen',
        world: hub({
          MultiClusterHub: failure('forbidden'),
          MultiClusterEngine: failure('forbidden'),
          Subscription: failure('forbidden'),
          ClusterServiceVersion: failure('forbidden'),
        }),
        status: 'unknown',
        code: 'ReadForbidden',
      },
    ]),
    ...(
      [
        ['2.12.5', 'Running', 'warn', 'HubOperatorTooOld'],
        ['2.13.0', 'Running', 'pass', undefined],
        ['2.13.0', 'Updating', 'warn', 'HubOperatorNotReady'],
        // The release after 2.18.
        ['5.0.0', 'Running', 'pass', undefined],
        ['', 'Installing', 'warn', 'HubOperatorNotReady'],
      ] as const
    ).map<CheckCase>(([version, phase, status, code]) => ({
      check: 'hub-cluster-management',
      when: `it is ${version} and ${phase}`,
      world: at('MultiClusterHub', version, phase),
      status,
      code,
    })),
    {
      check: 'hub-cluster-engine',
      when: 'it is 2.7',
      world: at('MultiClusterEngine', '2.7.9', 'Available'),
      status: 'warn',
      code: 'HubOperatorTooOld',
      says: '2.8 or later',
    },
    {
      check: 'hub-cluster-engine',
      when: 'it is 2.10',
      world: at('MultiClusterEngine', '2.10.0', 'Available'),
      status: 'pass',
    },
    {
      check: 'hub-gitops',
      when: 'it is where it was before 1.10',
      world: hub(
        gitOps('openshift-operators', {
          installedCSV: 'openshift-gitops-operator.v1.9.4',
        }),
      ),
      status: 'pass',
      says: 'openshift-gitops-operator.v1.9.4',
    },
    {
      check: 'hub-gitops',
      when: 'it is being installed',
      world: hub(
        gitOps('openshift-gitops-operator', { state: 'UpgradePending' }),
      ),
      status: 'warn',
      code: 'HubOperatorNotReady',
    },
    {
      check: 'hub-lifecycle-agent',
      when: 'it is installed and its pod ready',
      world: hub(agent('Succeeded', 1)),
      status: 'pass',
      says: 'lifecycle-agent.v4.18.1',
    },
    {
      check: 'hub-lifecycle-agent',
      when: 'its installation failed',
      world: hub(agent('Failed', 0)),
      status: 'warn',
      code: 'HubOperatorNotReady',
      says: 'in phase Failed',
    },
    {
      check: 'hub-lifecycle-agent',
      when: 'its pod is not ready',
      world: hub(agent('Succeeded', 0)),
      status: 'warn',
      code: 'HubOperatorNotReady',
      says: 'its pod is not ready',
    },
    {
      check: 'hub-lifecycle-agent',
      when: 'Deployments may not be read',
      world: hub({
        ...agent('Succeeded', 1),
        Deployment: failure('forbidden'),
      }),
      status: 'unknown',
      code: 'ReadForbidden',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

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

describe('operators of the hub', () => {
  it.each<CheckCase>([
    ...[
      'hub-cluster-management',
      'hub-cluster-engine',
      'hub-gitops',
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
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

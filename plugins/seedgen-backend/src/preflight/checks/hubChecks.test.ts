import { fakeCluster, object } from '../__testUtils__';
import {
  endOf,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

const hubOf =
  (...clusters: string[]) =>
  () =>
    fakeCluster(
      { ManagedCluster: clusters.map(name => object(name)) },
      { name: 'hub' },
    );
const attached = {
  CustomResourceDefinition: [
    object('klusterlets.operator.open-cluster-management.io'),
  ],
};

describe('the hub', () => {
  it.each<CheckCase>([
    {
      check: 'detached-from-hub',
      when: 'the klusterlet is there',
      world: { objects: attached },
      status: 'fail',
      code: 'KlusterletPresent',
      says: 'Rejected: Cluster must be detached from hub prior to seed generation',
    },
    {
      check: 'detached-from-hub',
      when: 'the klusterlet is there, and which hub is known',
      world: { objects: attached, hubOf: hubOf('sno1') },
      status: 'fail',
      code: 'KlusterletPresent',
      says: "hub 'hub' manages it",
    },
    {
      check: 'no-hub-addons',
      when: 'namespaces are left',
      world: {
        objects: {
          Namespace: [
            object('open-cluster-management-addon-b'),
            object('open-cluster-management-addon-a'),
            // Not one of those that Lifecycle Agent goes by.
            object('open-cluster-management-agent-addon'),
          ],
        },
      },
      status: 'fail',
      code: 'HubAddonsPresent',
      says: 'Rejected due to presence of ACM addon(s): open-cluster-management-addon-a, open-cluster-management-addon-b',
    },
    {
      check: 'not-managed-by-hub',
      when: 'the hub has a ManagedCluster',
      world: { hubOf: hubOf('sno1') },
      status: 'warn',
      code: 'ManagedClusterPresent',
    },
    {
      check: 'not-managed-by-hub',
      when: 'the hub does not know it',
      world: { hubOf: hubOf('sno2') },
      status: 'pass',
    },
    {
      check: 'not-managed-by-hub',
      when: 'no hub is configured',
      status: 'not-applicable',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

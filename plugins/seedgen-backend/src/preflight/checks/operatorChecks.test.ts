import { object } from '../__testUtils__';
import {
  endOf,
  failure,
  wantedEndOf,
  type CheckCase,
} from '../__testUtils__/checkResult';

const csv = (name: string, phase: string, namespace = 'openshift-operators') =>
  object(name, {}, { metadata: { name, namespace }, status: { phase } });
const version = (conditions: Record<string, string>) => ({
  ClusterVersion: [
    object('version', conditions, {
      status: {
        conditions: Object.entries(conditions).map(([type, status]) => ({
          type,
          status,
          message: `${type} is ${status}`,
        })),
        history: [{ state: 'Completed', version: '4.18.27' }],
      },
    }),
  ],
});
const sriov = (...states: [string, object][]) => ({
  CustomResourceDefinition: [
    object('sriovnetworknodestates.sriovnetwork.openshift.io'),
  ],
  SriovNetworkNodeState: states.map(([name, status]) =>
    object(name, {}, { status }),
  ),
});

describe('what Lifecycle Agent waits for', () => {
  it.each<CheckCase>([
    {
      check: 'cluster-service-versions',
      when: 'one of an operator is being installed, in two namespaces',
      world: {
        objects: {
          ClusterServiceVersion: [
            csv('ptp-operator.v4.18.0', 'Installing'),
            csv('ptp-operator.v4.18.0', 'Installing', 'openshift-ptp'),
            csv('local-storage-operator.v4.18.0', 'Succeeded'),
          ],
        },
      },
      status: 'warn',
      code: 'ClusterServiceVersionsNotReady',
      says: 'one or more ClusterServiceVersions not yet ready: ptp-operator.v4.18.0, ptp-operator.v4.18.0',
    },
    {
      check: 'cluster-service-versions',
      when: 'only Lifecycle Agent itself is not ready',
      world: {
        objects: {
          ClusterServiceVersion: [csv('lifecycle-agent.v4.18.1', 'Failed')],
        },
      },
      status: 'pass',
    },
    {
      check: 'cluster-service-versions',
      when: 'they may not be listed',
      world: { objects: { ClusterServiceVersion: failure('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'cluster-version-available',
      when: 'the release is not available',
      world: { objects: version({ Available: 'False', Progressing: 'False' }) },
      status: 'warn',
      code: 'ClusterVersionNotReady',
      says: 'clusterVersion version not ready',
    },
    {
      check: 'cluster-version-available',
      when: 'an update is under way',
      world: { objects: version({ Available: 'True', Progressing: 'True' }) },
      status: 'warn',
      code: 'UpdateUnderWay',
      says: 'Progressing is True',
    },
    {
      check: 'cluster-version-available',
      when: 'it may not be read',
      world: { objects: { ClusterVersion: failure('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
    {
      check: 'sriov-ready',
      when: 'the operator is not installed',
      status: 'not-applicable',
    },
    {
      check: 'sriov-ready',
      when: 'there is no state of a node yet',
      world: { objects: sriov() },
      status: 'warn',
      code: 'SriovNotReady',
      says: 'no SriovNetworkNodeStates present',
    },
    {
      check: 'sriov-ready',
      when: 'the node is being configured',
      world: {
        objects: sriov([
          'sno1',
          { syncStatus: 'InProgress', lastSyncError: 'no such device' },
        ]),
      },
      status: 'warn',
      code: 'SriovNotReady',
      says: 'sriovNetworkNodeState not ready: no such device',
    },
    {
      check: 'sriov-ready',
      when: 'the node is configured',
      world: { objects: sriov(['sno1', { syncStatus: 'Succeeded' }]) },
      status: 'pass',
    },
    {
      check: 'sriov-ready',
      when: 'whether it is installed may not be seen',
      world: { objects: { CustomResourceDefinition: failure('forbidden') } },
      status: 'unknown',
      code: 'ReadForbidden',
    },
  ])('$check is $status: $when', async given => {
    expect(await endOf(given)).toEqual(wantedEndOf(given));
  });
});

import { lifecycleAgentInstallation } from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../types';
import {
  decideInstallation,
  type InstallationFound,
} from './decideInstallation';

const NAMESPACE = 'openshift-lifecycle-agent';
const NAME = 'openshift-lifecycle-agent-subscription';
const wanted = lifecycleAgentInstallation({ catalogSource: 'prega' });

const group = (
  name: string,
  targetNamespaces?: string[],
): KubernetesObject => ({
  metadata: { name, namespace: NAMESPACE },
  spec: { targetNamespaces },
});
const subscription = (
  name: string,
  spec: object = {},
  annotations?: Record<string, string>,
): KubernetesObject => ({
  metadata: { name, namespace: NAMESPACE, annotations },
  spec: {
    name: 'lifecycle-agent',
    channel: 'stable',
    source: 'prega',
    sourceNamespace: 'openshift-marketplace',
    ...spec,
  },
});
const decide = (found: Partial<InstallationFound>) =>
  decideInstallation(wanted, {
    namespace: undefined,
    operatorGroups: [],
    subscriptions: [],
    ...found,
  });

describe('decideInstallation', () => {
  it('applies all where there is nothing', () => {
    expect(decide({})).toEqual({
      applied: {
        namespace: 'applied',
        operatorGroup: { name: NAMESPACE, outcome: 'applied' },
        subscription: { name: NAME, outcome: 'applied' },
      },
    });
  });

  it('keeps what will do, whatever its name', () => {
    expect(
      decide({
        namespace: { metadata: { name: NAMESPACE } },
        operatorGroups: [group('lifecycle-agent-operatorgroup', [NAMESPACE])],
        subscriptions: [
          subscription('lifecycle-agent', { installPlanApproval: 'Manual' }),
        ],
      }),
    ).toEqual({
      applied: {
        namespace: 'kept',
        operatorGroup: {
          name: 'lifecycle-agent-operatorgroup',
          outcome: 'kept',
        },
        subscription: { name: 'lifecycle-agent', outcome: 'kept' },
      },
    });
  });

  it('changes a Subscription of its own', () => {
    expect(
      decide({
        subscriptions: [
          subscription(NAME, { source: 'gone' }, { 'seedgen.io/run': 'run-1' }),
        ],
      }),
    ).toMatchObject({ applied: { subscription: { outcome: 'applied' } } });
  });

  it('leaves Subscriptions of other packages alone', () => {
    expect(
      decide({ subscriptions: [subscription('x', { name: 'other' })] }),
    ).toMatchObject({
      applied: { subscription: { name: NAME, outcome: 'applied' } },
    });
  });

  it.each<[string, Partial<InstallationFound>, RegExp]>([
    [
      'a namespace that is going',
      {
        namespace: {
          metadata: { name: NAMESPACE, deletionTimestamp: '2026-01-01' },
        },
      },
      /is being deleted/,
    ],
    [
      'two OperatorGroups',
      { operatorGroups: [group('b', [NAMESPACE]), group('a', [NAMESPACE])] },
      /has 2 OperatorGroups \(a, b\).*Delete all but one/,
    ],
    [
      'a group for all namespaces',
      { operatorGroups: [group('global')] },
      /OperatorGroup global is not for namespace/,
    ],
    [
      'a group for more namespaces',
      { operatorGroups: [group('more', [NAMESPACE, 'other'])] },
      /OperatorGroup more is not for namespace/,
    ],
    [
      'a foreign Subscription with another catalog',
      { subscriptions: [subscription(NAME, { source: 'redhat-operators' })] },
      /spec\.source 'redhat-operators' instead of 'prega'/,
    ],
    [
      'a foreign Subscription of another package under the name',
      { subscriptions: [subscription(NAME, { name: 'other' })] },
      /spec\.name 'other' instead of 'lifecycle-agent'/,
    ],
    [
      'two Subscriptions',
      { subscriptions: [subscription('a'), subscription('b')] },
      /has 2 Subscriptions for Lifecycle Agent \(a, b\)/,
    ],
  ])('refuses %s', (_, found, message) => {
    expect(decide(found)).toEqual({
      conflict: expect.stringMatching(message),
    });
  });
});

import type { KubernetesObject } from '../clusters';
import { lifecycleAgentInstallState } from './lifecycleAgentInstallState';
import type {
  LifecycleAgentInstallSeen,
  LifecycleAgentInstallState,
} from './types';

const object = (
  name: string,
  rest: Partial<KubernetesObject> = {},
): KubernetesObject => ({ metadata: { name }, ...rest });

const group = object('openshift-lifecycle-agent');
const subscription = (...conditions: object[]) =>
  object('openshift-lifecycle-agent-subscription', { status: { conditions } });
const serviceVersion = (phase: string, reason: string, message: string) =>
  object('lifecycle-agent.v4.18.2', {
    spec: { version: '4.18.2' },
    status: { phase, reason, message },
  });
const deployment = (availableReplicas: number) =>
  object('lifecycle-agent-controller-manager', {
    status: { availableReplicas },
  });
const condition = (
  type: string,
  status: string,
  reason: string,
  message: string,
) => ({ type, status, reason, message });

const UNSATISFIABLE =
  'constraints not satisfiable: no operators found in package lifecycle-agent in the catalog referenced by subscription openshift-lifecycle-agent-subscription, subscription openshift-lifecycle-agent-subscription exists';

const waiting = (reason: string, message: unknown = expect.any(String)) =>
  ({ state: 'waiting', reason, message } as LifecycleAgentInstallState);
const failed = (reason: string, message: unknown = expect.any(String)) =>
  ({ state: 'failed', reason, message } as LifecycleAgentInstallState);

describe('lifecycleAgentInstallState', () => {
  it.each<
    [string, Partial<LifecycleAgentInstallSeen>, LifecycleAgentInstallState]
  >([
    ['nothing', {}, { state: 'absent' }],
    [
      'a Deployment alone',
      { deployment: deployment(1) },
      waiting('Deployment'),
    ],
    [
      'a new Subscription',
      { subscription: object('s') },
      waiting('SubscriptionPending'),
    ],
    [
      'a Subscription without a group',
      { subscription: object('s'), operatorGroups: [] },
      failed('NoOperatorGroup'),
    ],
    [
      'two groups',
      { subscription: object('s'), operatorGroups: [group, object('b')] },
      failed('TooManyOperatorGroups', expect.stringContaining('2')),
    ],
    [
      'healthy catalogs and no plan',
      {
        subscription: subscription(
          condition(
            'CatalogSourcesUnhealthy',
            'False',
            'AllCatalogSourcesHealthy',
            'all available catalogsources are healthy',
          ),
        ),
      },
      waiting('SubscriptionPending'),
    ],
    [
      'a catalog that is missing',
      {
        subscription: subscription(
          condition(
            'CatalogSourcesUnhealthy',
            'True',
            'UnhealthyCatalogSourceFound',
            'targeted catalogsource openshift-marketplace/prega missing',
          ),
        ),
      },
      failed(
        'CatalogSourceMissing',
        'targeted catalogsource openshift-marketplace/prega missing',
      ),
    ],
    [
      'a catalog that is not healthy at the moment',
      {
        subscription: subscription(
          condition(
            'CatalogSourcesUnhealthy',
            'True',
            'UnhealthyCatalogSourceFound',
            'targeted catalogsource openshift-marketplace/prega unhealthy',
          ),
        ),
      },
      waiting('UnhealthyCatalogSourceFound'),
    ],
    [
      'a package that is in no catalog',
      {
        subscription: subscription(
          condition(
            'ResolutionFailed',
            'True',
            'ConstraintsNotSatisfiable',
            UNSATISFIABLE,
          ),
        ),
      },
      failed('ConstraintsNotSatisfiable', UNSATISFIABLE),
    ],
    [
      'a catalog that does not answer',
      {
        subscription: subscription(
          condition(
            'ResolutionFailed',
            'True',
            'ErrorPreventedResolution',
            'failed to populate resolver cache from source prega/openshift-marketplace',
          ),
        ),
      },
      waiting('ErrorPreventedResolution'),
    ],
    [
      'a bundle that could not be unpacked',
      {
        subscription: subscription(
          condition(
            'BundleUnpackFailed',
            'True',
            'DeadlineExceeded',
            'bundle unpacking failed',
          ),
        ),
      },
      failed('DeadlineExceeded', 'bundle unpacking failed'),
    ],
    [
      'a plan that waits for approval',
      {
        subscription: subscription(),
        installPlan: object('install-x', {
          spec: { approved: false },
          status: { phase: 'RequiresApproval' },
        }),
      },
      {
        state: 'needs-approval',
        installPlan: 'install-x',
        message: expect.stringContaining('install-x'),
      },
    ],
    [
      'a plan that is carried out',
      {
        subscription: subscription(),
        installPlan: object('install-x', { status: { phase: 'Installing' } }),
      },
      waiting('Installing'),
    ],
    [
      'a plan that is held up',
      {
        subscription: subscription(),
        installPlan: object('install-x', {
          status: {
            phase: 'Installing',
            conditions: [
              condition('Installed', 'False', 'InstallCheckFailed', 'held up'),
            ],
          },
        }),
      },
      waiting('InstallCheckFailed', 'held up'),
    ],
    [
      'a plan that failed',
      {
        subscription: subscription(),
        installPlan: object('install-x', {
          status: {
            phase: 'Failed',
            conditions: [
              condition('Installed', 'False', 'InstallComponentFailed', 'why'),
            ],
          },
        }),
      },
      failed('InstallComponentFailed', 'why'),
    ],
    [
      'a service version that installs',
      {
        subscription: subscription(),
        serviceVersion: serviceVersion(
          'Installing',
          'InstallWaiting',
          'installing: waiting for deployment',
        ),
      },
      waiting('InstallWaiting', 'installing: waiting for deployment'),
    ],
    [
      'a service version that failed',
      {
        subscription: subscription(),
        serviceVersion: serviceVersion(
          'Failed',
          'UnsupportedOperatorGroup',
          'AllNamespaces InstallModeType not supported, cannot configure to watch all namespaces',
        ),
      },
      failed(
        'UnsupportedOperatorGroup',
        'AllNamespaces InstallModeType not supported, cannot configure to watch all namespaces',
      ),
    ],
    [
      'a service version without phase',
      { serviceVersion: object('lifecycle-agent.v4.18.2') },
      waiting('Pending'),
    ],
    [
      'succeeded, and the pod not ready',
      {
        serviceVersion: serviceVersion('Succeeded', 'InstallSucceeded', 'ok'),
        deployment: deployment(0),
      },
      waiting('DeploymentUnavailable'),
    ],
    [
      'succeeded and ready',
      {
        serviceVersion: serviceVersion('Succeeded', 'InstallSucceeded', 'ok'),
        deployment: deployment(1),
      },
      {
        state: 'succeeded',
        serviceVersion: 'lifecycle-agent.v4.18.2',
        version: '4.18.2',
      },
    ],
  ])('%s', (_, seen, expected) => {
    expect(
      lifecycleAgentInstallState({ operatorGroups: [group], ...seen }),
    ).toEqual(expected);
  });

  it.each([null, 'x', [null], [{ type: 1 }], {}])(
    'makes nothing of conditions %j',
    conditions =>
      expect(
        lifecycleAgentInstallState({
          operatorGroups: [group],
          subscription: object('s', { status: { conditions } }),
        }),
      ).toEqual(waiting('SubscriptionPending')),
  );
});

import { agent, check, imager, symptoms } from '.';
import type { Case } from './Case';

const DETACHED =
  'Rejected: Cluster must be detached from hub prior to seed generation';
const ACM_TIMEOUT =
  'failed to cleanup resources: timed out waiting for ACM CRD deletion';
const PODS_TLS =
  'failed to cleanup Succeeded pods: Delete "https://api.sno1.5g-deployment.lab:6443/api/v1/pods": tls: failed to verify certificate: x509: certificate signed by unknown authority';

/** What the checks and Lifecycle Agent say before the imager is launched, in the words of the real software. */
export const CASES_BEFORE_IMAGING: Case[] = [
  [
    'no-container-storage',
    'certain',
    symptoms([
      agent(
        'Rejected: Cluster must be configured with shared container storage',
      ),
    ]),
    symptoms([agent(DETACHED)]),
  ],
  [
    'no-container-storage',
    'certain',
    symptoms([check('MountUnitInactive')]),
    symptoms([check('LayoutStale')]),
  ],
  [
    'attached-to-hub',
    'certain',
    symptoms([agent(DETACHED)]),
    symptoms([agent('Finalizing seed generation')]),
  ],
  [
    'attached-to-hub',
    'certain',
    symptoms([
      agent(
        'Rejected due to presence of ACM addon(s): open-cluster-management-addon-observability',
      ),
    ]),
    symptoms([check('TagExists')]),
  ],
  [
    'reimported-by-hub',
    'likely',
    symptoms([agent(DETACHED)], { passedChecks: ['detached-from-hub'] }),
    symptoms([agent(DETACHED)]),
  ],
  [
    'reimported-by-hub',
    'possible',
    symptoms([agent(ACM_TIMEOUT)], { passedChecks: ['detached-from-hub'] }),
    symptoms([agent(ACM_TIMEOUT)]),
  ],
  [
    'acm-finalizers',
    'likely',
    symptoms([agent(ACM_TIMEOUT)]),
    symptoms([agent('failed to cleanup resources: forbidden')]),
  ],
  [
    'leftover-acm-resources',
    'possible',
    symptoms([agent(ACM_TIMEOUT)]),
    symptoms([agent('failed to cleanup resources: forbidden')]),
  ],
  [
    'leftover-acm-resources',
    'certain',
    symptoms([
      agent(
        'failed to cleanup resources: PrometheusRule acm-rs-namespace-prometheus-rules is left',
      ),
    ]),
    symptoms([imager('Error: acm-rs-x')]),
  ],
  [
    'load-balancer-certificate',
    'likely',
    symptoms([agent(PODS_TLS)]),
    symptoms([
      agent('failed to cleanup Succeeded pods: etcdserver: request timed out'),
    ]),
  ],
  [
    'load-balancer-certificate',
    'certain',
    symptoms([agent(PODS_TLS)], {
      subject: { cluster: 'sno1', version: '4.17.9' },
    }),
    symptoms([imager('Error: x509: certificate signed by unknown authority')]),
  ],
  [
    'wrong-secret-key',
    'certain',
    symptoms([agent('could not find seedAuth in seedgen secret')]),
    symptoms([
      agent(
        'could not access secret seedgen in openshift-lifecycle-agent: not found',
      ),
    ]),
  ],
  [
    'secret-removed',
    'likely',
    symptoms([
      agent(
        'could not access secret seedgen in openshift-lifecycle-agent: not found',
      ),
    ]),
    symptoms([agent('could not find seedAuth in seedgen secret')]),
  ],
  ...[
    'Persistent Volumes',
    'LocalVolumes',
    'LVMClusters',
    'DataProtectionApplication resources',
  ].map(
    (kind): Case => [
      'resources-present',
      'certain',
      symptoms([
        agent(`Rejected: Cluster must not have any ${kind} configured`),
      ]),
      symptoms([agent('Rejected: Cluster must not have any fun')]),
    ],
  ),
  [
    'pull-secret-sanitised',
    'certain',
    symptoms([check('PullSecretSanitized')]),
    symptoms([check('PullSecretNotSeen')]),
  ],
  [
    'pull-secret-sanitised',
    'certain',
    symptoms([
      agent(
        'Rejected due to invalid cluster pull-secret (previously sanitized without proper restore)',
      ),
    ]),
    symptoms([
      agent('could not access pull-secret pull-secret in openshift-config: x'),
    ]),
  ],
  [
    'pull-secret-missing',
    'certain',
    symptoms([
      agent('could not access pull-secret pull-secret in openshift-config: x'),
    ]),
    symptoms([
      agent('could not access secret seedgen in openshift-lifecycle-agent: x'),
    ]),
  ],
  [
    'pull-secret-rollout',
    'certain',
    symptoms([
      agent(
        "failed sanitizing cluster's pull-secret: timed out waiting for MCO to override pull-secret file: x",
      ),
    ]),
    symptoms([agent("failed sanitizing cluster's pull-secret: x")]),
  ],
  [
    'node-cordoned',
    'certain',
    symptoms([
      check('NodeCordoned', 'node sno1 is cordoned: no pod is started'),
    ]),
    symptoms([check('NodeNotCounted', 'node sno1 is not ready')]),
  ],
  [
    'pool-paused',
    'certain',
    symptoms([check('PoolPaused')]),
    symptoms([check('PoolNotUpdated')]),
  ],
  [
    'dnsmasq-missing',
    'certain',
    symptoms([
      agent('Rejected due to system missing dnsmasq config required for IBU'),
    ]),
    symptoms([agent('Rejected: dnsmasq is odd')]),
  ],
  [
    'release-too-old',
    'certain',
    symptoms([
      agent(
        'Rejected: Installed release does not support "ostree admin set-default" feature',
      ),
    ]),
    symptoms([check('VersionUnknown')]),
  ],
  [
    'oadp-too-old',
    'certain',
    symptoms([agent('Rejected: Cluster must have OADP version >= 1.3.1')]),
    symptoms([agent('one or more health checks failed: DPA')]),
  ],
  [
    'recert-image-unreachable',
    'certain',
    symptoms([agent('failed to pull recert image: context deadline exceeded')]),
    symptoms([agent('Pulling recert image')]),
  ],
  [
    'lifecycle-agent-missing',
    'certain',
    symptoms([check('LifecycleAgentNotInstalled')]),
    symptoms([check('ReadForbidden')]),
  ],
];

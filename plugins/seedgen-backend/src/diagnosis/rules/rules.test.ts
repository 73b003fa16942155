import { diagnosisSchema } from '@seedgen/backstage-plugin-seedgen-common';
import { diagnose } from '..';
import {
  agent,
  check,
  imager,
  machineConfig,
  problem,
  symptoms,
} from '../__testUtils__';
import type { Symptoms } from '../types';
import { RULES } from '.';

const EXIT_1 = agent(
  'imager container status check failed: expected container exit code 0, found: 1',
);
const RENDER_REFUSED =
  'Failed to render configuration for pool master: reconciliation failed between current config "rendered-master-a" and base config "98-var-lib-containers-partitioned": ignition disks section contains changes';
const DETACHED =
  'Rejected: Cluster must be detached from hub prior to seed generation';
const ACM_TIMEOUT =
  'failed to cleanup resources: timed out waiting for ACM CRD deletion';
const PODS_TLS =
  'failed to cleanup Succeeded pods: Delete "https://api.sno1.5g-deployment.lab:6443/api/v1/pods": tls: failed to verify certificate: x509: certificate signed by unknown authority';
const partition = { kind: 'partition', reached: 'Rebooting' } as const;
const published = { reached: 'Published', imageProven: true } as const;

type Case = [
  rule: string,
  certainty: string,
  symptom: Symptoms,
  /** As near to it as can be, without the cause. */
  other: Symptoms,
];

// The words are those of the real software, as they were recorded.
const CASES: Case[] = [
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
  [
    'push-unauthorized',
    'certain',
    symptoms([
      EXIT_1,
      imager('Error: writing blob: unauthorized: authentication required'),
    ]),
    symptoms([EXIT_1]),
  ],
  [
    'registry-not-trusted',
    'certain',
    symptoms([
      imager(
        'Error: tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ),
    ]),
    symptoms([check('RegistryUntrusted')]),
  ],
  [
    'registry-name-unknown',
    'certain',
    symptoms([
      imager('Error: dial tcp: lookup infra.5g-deployment.lab: no such host'),
    ]),
    symptoms([
      imager('Error: dial tcp 10.0.0.1:8443: connect: connection refused'),
    ]),
  ],
  [
    'registry-unreachable',
    'certain',
    symptoms([imager('Error: failed to push image: connection refused')]),
    symptoms([problem('ClusterUnreachable', 'connection refused')]),
  ],
  [
    'proxy-not-passed',
    'possible',
    symptoms([imager('Error: dial tcp 10.0.0.1:8443: i/o timeout')]),
    symptoms([imager('Error: unauthorized: authentication required')]),
  ],
  [
    'proxy-not-passed',
    'likely',
    symptoms([
      imager(
        'Error: proxyconnect tcp: dial tcp 10.0.0.2:3128: connect: connection refused',
      ),
    ]),
    symptoms([agent('proxyconnect')]),
  ],
  [
    'registry-quota',
    'certain',
    symptoms([
      imager(
        'Error: writing manifest: denied: Quota has been exceeded on namespace',
      ),
    ]),
    symptoms([
      imager('Error: denied: requested access to the resource is denied'),
    ]),
  ],
  [
    'container-storage-full',
    'certain',
    symptoms([imager('Error: insufficient space in /var/lib/containers')]),
    symptoms([imager('Error: slow disk')]),
  ],
  [
    'container-storage-full',
    'certain',
    symptoms([
      imager(
        'level=error msg="write /var/lib/containers/x: no space left on device"',
      ),
    ]),
    symptoms([check('RootTooSmall')]),
  ],
  [
    'etcd-timeout',
    'certain',
    symptoms([imager('level=fatal msg="timeout waiting for etcd"')]),
    symptoms([agent('etcdserver: request timed out')]),
  ],
  [
    'podman-warnings',
    'possible',
    symptoms([
      imager(
        `Error executing create command: invalid character 'i' in literal true (expecting 'r')`,
      ),
    ]),
    symptoms([imager('Error executing create command: exit status 125')]),
  ],
  [
    'container-ended-as-stopped',
    'likely',
    symptoms([
      agent(
        'imager container status check failed: expected container status exited, found: stopped',
      ),
    ]),
    symptoms([EXIT_1]),
  ],
  [
    'container-ended-as-stopped',
    'certain',
    symptoms(
      [
        agent(
          'imager container status check failed: expected container status exited, found: stopped',
        ),
      ],
      { run: published },
    ),
    symptoms([EXIT_1], { run: published }),
  ],
  [
    'imager-failed',
    'certain',
    symptoms([EXIT_1, imager('Error: odd')]),
    symptoms([
      EXIT_1,
      imager('Error: writing blob: unauthorized: authentication required'),
    ]),
  ],
  [
    'imager-not-launched',
    'certain',
    symptoms([agent('imager failed: exit status 125')]),
    symptoms([EXIT_1]),
  ],
  [
    'cluster-not-healthy',
    'certain',
    symptoms([
      agent(
        'Waiting for system to stabilize: one or more health checks failed\n  - one or more ClusterOperators not yet ready: image-registry',
      ),
      problem('ClusterNotHealthy'),
    ]),
    symptoms([agent('Waiting for system to stabilize')]),
  ],
  [
    'stuck-in-progress',
    'likely',
    symptoms(
      [agent('Cleaning cluster resources'), problem('PreparationTimedOut')],
      { run: { ageMs: 31 * 60_000 } },
    ),
    symptoms([problem('PreparationTimedOut')], {
      run: { ageMs: 31 * 60_000, unreachableMs: 1 },
    }),
  ],
  [
    'stuck-in-progress',
    'possible',
    symptoms([problem('CompletionNotSeen')]),
    symptoms([agent('Cleaning cluster resources')], {
      run: { ageMs: 31 * 60_000 },
    }),
  ],
  [
    'generator-not-restored',
    'certain',
    symptoms([
      agent(
        'unable to recover SeedGenerator CR: Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json',
      ),
    ]),
    symptoms([problem('CompletionNotSeen')]),
  ],
  [
    'generator-not-restored',
    'possible',
    symptoms([problem('SeedGeneratorNotRestored')]),
    symptoms([problem('ClusterNotBack')]),
  ],
  [
    'removed-on-cluster',
    'likely',
    symptoms([problem('RemovedOnCluster')]),
    symptoms([problem('Superseded')]),
  ],
  [
    'orphan-sandboxes',
    'likely',
    symptoms([problem('ClusterNotBack')], {
      run: { ...published, unreachableMs: 48 * 60_000 },
    }),
    symptoms([problem('ClusterNotBack')], {
      run: published,
      subject: { cluster: 'sno1', version: '4.22.0' },
    }),
  ],
  [
    'orphan-sandboxes',
    'possible',
    symptoms([problem('LostContact')]),
    symptoms([problem('ClusterNotBack')], { run: partition }),
  ],
  [
    'certificates-changed',
    'likely',
    symptoms([problem('CertificateUntrusted')], { run: published }),
    symptoms([problem('CertificateUntrusted')], {
      run: { reached: 'Preflight' },
    }),
  ],
  [
    'machine-config-refused',
    'certain',
    symptoms([machineConfig(RENDER_REFUSED)], { run: partition }),
    symptoms(
      [
        machineConfig(
          'Failed to render configuration for pool master: parsing Ignition config failed',
        ),
      ],
      { run: partition },
    ),
  ],
  [
    'machine-config-refused',
    'certain',
    symptoms(
      [
        machineConfig(
          "can't reconcile config rendered-master-a with rendered-master-b: ignition disks section contains changes",
        ),
      ],
      { run: partition },
    ),
    symptoms([problem('MachineConfigConflict')], { run: partition }),
  ],
  [
    'node-stuck-in-rollout',
    'likely',
    symptoms([problem('ClusterNotBack')], { run: partition }),
    symptoms([problem('ClusterNotBack')]),
  ],
  [
    'node-stuck-in-rollout',
    'certain',
    symptoms([problem('RebootingTimedOut')], {
      run: partition,
      node: { name: 'ocp-sno1', ready: false },
    }),
    symptoms([problem('PreflightTimedOut')], {
      run: partition,
      node: { name: 'ocp-sno1', ready: false },
    }),
  ],
  [
    'seed-format-mismatch',
    'certain',
    symptoms([
      {
        source: 'registry',
        text: 'Label: found 3, wanted 4',
        code: 'seed-format',
      },
    ]),
    symptoms([{ source: 'registry', text: 'Platform', code: 'platform' }]),
  ],
  [
    'seed-format-mismatch',
    'certain',
    symptoms([agent('seed image format version mismatch: expected 4, got 3')]),
    symptoms([agent('seed image is fine')]),
  ],
  [
    'foreign-image',
    'likely',
    symptoms([problem('ImageRejected')]),
    symptoms([problem('ImageUnverified')]),
  ],
];

const foundBy = (rule: string, seen: Symptoms) =>
  diagnose(seen).find(({ ruleId }) => ruleId === rule);

describe('rules', () => {
  it.each(CASES)('%s is %s', (rule, certainty, seen, other) => {
    const diagnosis = foundBy(rule, seen);
    expect(diagnosis?.certainty).toBe(certainty);
    expect(diagnosis!.evidence.map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.any(String)]),
    );
    expect(diagnosis!.remedies.length).toBeGreaterThan(0);
    expect(() => diagnosisSchema.parse(diagnosis)).not.toThrow();
    expect(foundBy(rule, other)).toBeUndefined();
  });

  it('are each named once, and each tried above', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(CASES.map(([rule]) => rule))).toEqual(new Set(ids));
  });
});

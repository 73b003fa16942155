import {
  addClientCertificate,
  byHand,
  trustNewAuthority,
  verifyImage,
} from './repairs';
import type { ScenarioRow } from './types';

/** The image is pushed, and what comes after is not as usual. */
export const ROWS_FROM_OUTAGE: readonly ScenarioRow[] = [
  {
    title: 'T5: pushed, and the container ended as stopped',
    scenario: 'imager-stopped',
    core: true,
    phase: 'Unconfirmed',
    problem: 'ContainerEndedAsStopped',
    diagnosis: {
      ruleId: 'container-ended-as-stopped',
      certainty: 'certain',
      source: 'lifecycle-agent',
      says: 'expected container status exited, found: stopped',
    },
    remedy: { kind: 'portal', title: 'Verify the image' },
    repair: verifyImage,
    again: { spent: true },
  },
  {
    title: 'T9: Lifecycle Agent never restores the SeedGenerator',
    scenario: 'seed-generator-not-restored',
    limits: 'as fast as the lab',
    phase: 'Unconfirmed',
    problem: 'SeedGeneratorNotRestored',
    diagnosis: {
      ruleId: 'generator-not-restored',
      certainty: 'possible',
      source: 'run',
      says: 'the SeedGenerator was not restored within',
    },
    remedy: { kind: 'command', title: 'See which files it has' },
    repair: async bench => {
      await bench.oc(
        [
          'oc debug node/ocp-sno1 -- chroot /host rm -rf /var/lib/lca/ibu-seedgen-orch',
          'oc delete pod -n openshift-lifecycle-agent -l app.kubernetes.io/component=lifecycle-agent',
        ].join('\n'),
      );
      await bench.untilReady();
    },
    again: { spent: true },
  },
  {
    title: 'T6: the token dies, and there is no other credential',
    scenario: 'token-rejected-after-outage',
    core: true,
    access: 'token',
    limits: 'as fast as the lab',
    foretold: [['credentials-survive', 'warn', 'OnlyTokensConfigured']],
    phase: 'Unconfirmed',
    problem: 'CredentialRejected',
    diagnosis: {
      ruleId: 'certificates-changed',
      certainty: 'likely',
      source: 'run',
      says: 'Our credential is no longer accepted, which recert can cause',
    },
    remedy: { kind: 'person', title: 'Configure a credential that survives' },
    repair: addClientCertificate,
    again: { spent: true },
  },
  {
    title: 'T7: the cluster comes back with another authority',
    scenario: 'authority-changed-after-outage',
    limits: 'as fast as the lab',
    phase: 'Unconfirmed',
    problem: 'CertificateUntrusted',
    diagnosis: {
      ruleId: 'certificates-changed',
      certainty: 'likely',
      source: 'run',
      says: 'The cluster answers with a certificate of another authority',
    },
    remedy: {
      kind: 'command',
      title: 'Compare the certificates with what the node itself shows',
    },
    repair: trustNewAuthority,
    again: { spent: true },
  },
  {
    title: 'T11: a SeedGenerator of somebody else in the place of ours',
    scenario: 'foreign-seed-generator',
    leaves: true,
    phase: 'Failed',
    problem: 'Superseded',
    diagnosis: {
      ruleId: 'superseded',
      certainty: 'likely',
      source: 'run',
      says: 'The run was superseded by a SeedGenerator',
    },
    remedy: { kind: 'portal', title: 'Ask for a new run' },
    repair: byHand('oc delete seedgenerator seedimage'),
    again: { phase: 'Succeeded', replacing: true },
  },
  {
    title: 'a cluster that never comes back',
    scenario: 'never-returns',
    limits: 'as fast as the lab',
    phase: 'Unconfirmed',
    problem: 'ClusterNotBack',
    diagnosis: {
      ruleId: 'orphan-sandboxes',
      certainty: 'likely',
      source: 'run',
      says: 'the API did not come back within',
    },
    remedy: { kind: 'command', title: 'Watch it on the node' },
    // Whatever is done on the node, it has to be installed anew.
    repair: async () => {},
    again: { blockedBy: 'api-reachable', reasonCode: 'ApiUnreachable' },
  },
];

import {
  addClientCertificate,
  both,
  byHand,
  byPortal,
  clearScenario,
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
      certainty: 'certain',
      source: 'lifecycle-agent',
      says: 'Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json',
    },
    remedy: { kind: 'portal', title: 'Restart Lifecycle Agent' },
    repair: both(
      byHand(
        'oc debug node/ocp-sno1 -- chroot /host rm -rf /var/lib/lca/ibu-seedgen-orch',
      ),
      byPortal('Restart Lifecycle Agent'),
    ),
    again: { spent: true },
  },
  {
    title: 'T6: the token dies, and there is no other credential',
    scenario: 'token-rejected-after-outage',
    access: 'token',
    leaves: true,
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
    leaves: true,
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
    remedy: { kind: 'person', title: 'Let it end, then delete it' },
    repair: both(
      clearScenario,
      byHand(
        'oc delete seedgenerator seedimage\noc delete secret seedgen -n openshift-lifecycle-agent --ignore-not-found',
      ),
    ),
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
    again: { blockedBy: 'api-reachable', reasonCode: 'Unreachable' },
  },
];

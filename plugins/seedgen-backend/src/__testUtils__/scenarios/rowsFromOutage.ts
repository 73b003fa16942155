import { addClientCertificate, verifyImage } from './repairs';
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

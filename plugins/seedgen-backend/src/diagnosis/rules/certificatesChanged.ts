import { command, person, quoted } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

/** Phases in which recert has been at work. */
const AFTERWARDS = [
  'Published',
  'Recovering',
  'Finalizing',
  'Verifying',
  'Cleaning',
];

/** OCPBUGS-81524. */
export const certificatesChanged: Rule = {
  id: 'certificates-changed',
  cause: 'The cluster’s certificates or tokens changed with the generation',
  explanation:
    'recert makes the certificates of the cluster anew and restores only some of the signers. Tokens of service accounts and certificates of other authorities may not be accepted afterwards; the documentation forbids to use a cluster on after its seed was taken (OCPBUGS-81524).',
  match: symptoms =>
    AFTERWARDS.includes(symptoms.run.reached)
      ? matchOf(
          find(symptoms, {
            codes: ['CertificateUntrusted', 'CredentialRejected'],
          }),
          'likely',
        )
      : undefined,
  remedies: ({ node }) => [
    command(
      'Compare the certificates with what the node itself shows',
      'By SSH as user core. Only what the node shows belongs into the configuration of the portal.',
      `ssh ${quoted(
        `core@${node ?? 'NODE'}`,
      )} 'openssl s_client -connect localhost:6443 -showcerts </dev/null'`,
    ),
    person(
      'Configure a credential that survives',
      "The client certificate of the installation's kubeconfig is the one that recert keeps the signer of.",
    ),
    person(
      'Do not put the cluster back into service',
      'It is spent: install it anew before it is used for anything else.',
    ),
  ],
};

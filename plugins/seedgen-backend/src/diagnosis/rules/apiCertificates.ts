import { inOrder } from '../../text';
import {
  command,
  newRun,
  person,
  portal,
  quoted,
  readAgentLog,
} from '../commands';
import { find, matchOf } from '../match';
import { minorOf } from '../release';
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

/** LCA commit 347509526; the releases that have the fix. */
const FIXED = [16, 18, 19, 20, 21, 22];

/** The clean-up used the kubeconfig of the external load balancer. */
export const loadBalancerCertificate: Rule = {
  id: 'load-balancer-certificate',
  cause: 'Lifecycle Agent does not trust the external API address',
  explanation:
    'To delete ended pods an older Lifecycle Agent uses the node’s lb-ext.kubeconfig, whose CA does not know a certificate of your own on the external API address. Later builds of 4.16 and of 4.18 and newer use the in-cluster address; 4.14, 4.15 and 4.17 never got that.',
  match: symptoms => {
    const minor = minorOf(symptoms.subject.version);
    return matchOf(
      find(symptoms, {
        codes: ['CleanupFailed'],
        said: inOrder(/cleanup Succeeded pods/i, /x509|tls:|certificate/i),
      }),
      minor !== undefined && !FIXED.includes(minor) ? 'certain' : 'likely',
    );
  },
  remedies: () => [
    readAgentLog,
    portal(
      { action: 'remove-finished-pods' },
      'With none of them left there is nothing for it to delete.',
    ),
    {
      title: 'Delete the ended pods beforehand',
      kind: 'command',
      text: 'With none of them left there is nothing for it to delete.',
      command: [
        'oc delete pods -A --field-selector=status.phase==Succeeded',
        'oc delete pods -A --field-selector=status.phase==Failed',
      ].join('\n'),
    },
    person(
      'Upgrade Lifecycle Agent',
      'To the latest version of its channel stable that fits this release of OpenShift.',
    ),
    newRun,
  ],
};

import { inOrder } from '../../text';
import { newRun, person, portal, readAgentLog } from '../commands';
import { find, matchOf } from '../match';
import { minorOf } from '../release';
import type { Rule } from '../types';

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

import { command, newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Its absence is not rejected. */
export const oadpTooOld: Rule = {
  id: 'oadp-too-old',
  cause: 'The OADP operator is older than 1.3.1',
  explanation:
    'Lifecycle Agent backs applications up with OADP during an upgrade, and takes 1.3.1 and later. A cluster without OADP is fine.',
  match: bySigns({ codes: ['OadpTooOld', 'OADPTooOld'] }),
  remedies: () => [
    command(
      'See the version',
      'The operator is usually in namespace openshift-adp.',
      'oc get csv -n openshift-adp',
    ),
    person(
      'Upgrade or remove it',
      'Through its Subscription, or where GitOps has it.',
    ),
    newRun,
  ],
};

import { command, newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** `ostree admin set-default` came with 4.14.7. */
export const releaseTooOld: Rule = {
  id: 'release-too-old',
  cause: 'OpenShift is older than 4.14.7',
  explanation:
    'A seed is installed into a new stateroot by ostree admin set-default, which the operating system has from OpenShift 4.14.7 on.',
  match: bySigns({ codes: ['OstreeTooOld', 'ReleaseTooOld'] }),
  remedies: () => [
    command(
      'See the release',
      'And what it can be upgraded to.',
      'oc adm upgrade',
    ),
    person(
      'Upgrade the cluster',
      'To 4.14.7 or later, and wait until it is stable.',
    ),
    newRun,
  ],
};

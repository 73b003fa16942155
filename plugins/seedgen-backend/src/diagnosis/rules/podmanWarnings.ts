import { inOrder } from '../../text';
import { newRun, person, readImagerLogOnNode } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

// What Go's JSON decoder says of text that begins as a log line does: time="…".
const NOT_JSON = inOrder(
  /invalid character /,
  / (?:in literal|looking for beginning of value)/,
);

/** LCA commit a0242bf6c. */
export const podmanWarnings: Rule = {
  id: 'podman-warnings',
  cause: 'Warnings of podman were read as part of its answer',
  explanation:
    'Older Lifecycle Agents read podman’s JSON together with the warnings that it prints; newer ones ask it for errors only.',
  match: symptoms => matchOf(find(symptoms, { said: NOT_JSON }), 'possible'),
  remedies: subject => [
    readImagerLogOnNode(subject),
    person(
      'Upgrade Lifecycle Agent, or end the warning',
      'The log shows the warning just before the error.',
    ),
    newRun,
  ],
};

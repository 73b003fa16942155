import { newRun } from '../commands';
import { bySigns } from '../match';
import { restorePullSecret } from '../pullSecret';
import type { Rule } from '../types';

/** LCA reads it to be able to restore it. */
export const pullSecretMissing: Rule = {
  id: 'pull-secret-missing',
  cause: "The cluster's pull secret cannot be read",
  explanation:
    'Lifecycle Agent keeps Secret pull-secret of namespace openshift-config aside before it empties it. The Secret is missing, or Lifecycle Agent may not read it.',
  match: bySigns({ codes: ['PullSecretMissing'] }),
  remedies: () => [
    {
      title: 'Look for it',
      kind: 'command',
      text: 'It has to be there, with the key .dockerconfigjson.',
      command: 'oc describe secret pull-secret -n openshift-config',
    },
    restorePullSecret,
    newRun,
  ],
};

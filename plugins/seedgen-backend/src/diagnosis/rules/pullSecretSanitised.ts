import { newRun } from '../commands';
import { restoreFromNode, restorePullSecret } from '../pullSecret';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** An earlier generation ended before it put the pull secret back. */
export const pullSecretSanitised: Rule = {
  id: 'pull-secret-sanitised',
  cause: "An earlier generation left the cluster's pull secret emptied",
  explanation:
    'Before the image is made Lifecycle Agent replaces Secret pull-secret in namespace openshift-config by one that holds nothing, and restores it afterwards. A generation that broke off in between leaves the empty one, and the next is refused.',
  match: bySigns({ codes: ['PullSecretSanitised', 'PullSecretSanitized'] }),
  remedies: subject => [restoreFromNode(subject), restorePullSecret, newRun],
};

import { command, newRun } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Restores the cluster's pull secret from a file; shared by the causes that need it. */
export const restorePullSecret = command(
  "Restore the cluster's pull secret",
  'Put the file with the original pull secret in place of pull-secret.json. The node takes it over without a reboot; wait until the pool is updated.',
  [
    'oc set data secret/pull-secret -n openshift-config --from-file=.dockerconfigjson=./pull-secret.json',
    'oc wait machineconfigpool/master --for=condition=Updating --timeout=2m || true',
    'oc wait machineconfigpool/master --for=condition=Updated --timeout=15m',
  ].join('\n'),
);

/** An earlier generation ended before it put the pull secret back. */
export const pullSecretSanitised: Rule = {
  id: 'pull-secret-sanitised',
  cause: "An earlier generation left the cluster's pull secret emptied",
  explanation:
    'Before the image is made Lifecycle Agent replaces Secret pull-secret in namespace openshift-config by one that holds nothing, and restores it afterwards. A generation that broke off in between leaves the empty one, and the next is refused.',
  match: bySigns({ codes: ['PullSecretSanitised', 'PullSecretSanitized'] }),
  remedies: () => [restorePullSecret, newRun],
};

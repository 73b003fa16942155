import type { Remedy } from '@seedgen/backstage-plugin-seedgen-common';
import { command, onNode } from './commands';
import type { Subject } from './types';

const FOLDER = '/var/lib/lca/ibu-seedgen-orch';
const REPLACE =
  'oc set data secret/pull-secret -n openshift-config --from-file=.dockerconfigjson=./pull-secret.json';
const UNTIL_ROLLED_OUT = [
  'oc wait machineconfigpool/master --for=condition=Updating --timeout=2m || true',
  'oc wait machineconfigpool/master --for=condition=Updated --timeout=15m',
];

/** Restores the cluster's pull secret from a file; shared by the causes that need it. */
export const restorePullSecret = command(
  "Restore the cluster's pull secret",
  'Put the file with the original pull secret in place of pull-secret.json. It is where the cluster was installed from: pullSecret in install-config.yaml, the Secret that its ClusterInstance or SiteConfig names, or console.redhat.com. The node takes it over without a reboot; wait until the pool is updated.',
  [REPLACE, ...UNTIL_ROLLED_OUT].join('\n'),
);

/**
 * Restores it from the copy that Lifecycle Agent keeps on the node until its next generation begins.
 * A copy that is not there, or is the placeholder itself, changes nothing.
 */
export function restoreFromNode(subject: Subject): Remedy {
  return command(
    "Restore the cluster's pull secret from the copy on the node",
    `Lifecycle Agent stores the true one as ${FOLDER}/pull-secret.json before it puts the placeholder in its place. Where there is no copy, or it is the placeholder itself, nothing is changed: then take the pull secret that the cluster was installed with.`,
    [
      `(umask 077; ${onNode(
        subject,
        `cat ${FOLDER}/pull-secret.json`,
      )} > pull-secret.json || true)`,
      `if grep -q '"auths"' pull-secret.json && ! grep -q '"username":"empty"' pull-secret.json; then ${REPLACE}; else echo 'No pull secret of the cluster is on the node'; fi`,
      'rm pull-secret.json',
      ...UNTIL_ROLLED_OUT,
    ].join('\n'),
  );
}

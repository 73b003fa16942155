import type { Remedy } from '@seedgen/backstage-plugin-seedgen-common';
import {
  command,
  onNode,
  person,
  readAgentLog,
  restartAgent,
  restartByPortal,
} from './commands';
import { restorePullSecret } from './rules/pullSecretSanitised';
import type { Subject } from './types';

/** What is known of the node, as far as it decides what helps. */
export interface LeftState {
  /** Whether it could be looked at. */
  seen: boolean;
  folder: string;
  hasFiles: boolean;
  hasPullSecret: boolean;
  hasCredential: boolean;
  /** Lifecycle Agent would end at each start. */
  loops: boolean;
  /** The node has the placeholder, or nobody knows. */
  placeholder: boolean;
}

const UNTIL_ROLLED_OUT = [
  'oc wait machineconfigpool/master --for=condition=Updating --timeout=2m || true',
  'oc wait machineconfigpool/master --for=condition=Updated --timeout=15m',
];

const seePullSecret = command(
  'See whether the pull secret is the placeholder',
  'Prints 1 for the placeholder of Lifecycle Agent and 0 for any other.',
  `oc get secret pull-secret -n openshift-config -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d | grep -c '"username":"empty"'`,
);

/**
 * What a person does about what a generation has left on the node, in the order in which it is
 * safe: the pull secret first, for its only copy may be in the folder.
 */
export function remediesForLeft(subject: Subject, left: LeftState): Remedy[] {
  if (!left.seen) return [lookAtFolder(subject, left), seePullSecret];
  return [
    ...(left.placeholder ? restore(subject, left) : []),
    ...(left.hasFiles ? [removeFolder(subject, left)] : []),
    ...(left.loops
      ? [readAgentLog, restartByPortal(subject), restartAgent]
      : []),
    ...(left.hasCredential
      ? [
          person(
            'Renew the credential if others may have read it',
            'Whoever is root on the node can, by a debug pod or a backup of /var. It is the one of the registry in the configuration of the portal. The folder is not copied into seed images.',
          ),
        ]
      : []),
  ];
}

function restore(subject: Subject, { folder, hasPullSecret }: LeftState) {
  if (!hasPullSecret) {
    return [
      {
        ...restorePullSecret,
        text: `The true one is where the cluster was installed from: pullSecret in install-config.yaml, the Secret that its ClusterInstance or SiteConfig names, or console.redhat.com. ${restorePullSecret.text}`,
      },
    ];
  }
  return [
    command(
      "Restore the cluster's pull secret from the copy on the node",
      'Lifecycle Agent stored the true one there before it put the placeholder in its place. Where the copy is the placeholder itself, nothing is changed: then take the pull secret that the cluster was installed with.',
      [
        `(umask 077; ${onNode(
          subject,
          `cat ${folder}/pull-secret.json`,
        )} > pull-secret.json)`,
        `if grep -q '"username":"empty"' pull-secret.json; then echo 'This is the placeholder'; else oc set data secret/pull-secret -n openshift-config --from-file=.dockerconfigjson=./pull-secret.json; fi`,
        'rm pull-secret.json',
        ...UNTIL_ROLLED_OUT,
      ].join('\n'),
    ),
  ];
}

function removeFolder(subject: Subject, left: LeftState): Remedy {
  const { folder, placeholder, hasPullSecret } = left;
  return command(
    'Remove the folder on the node',
    `${
      placeholder && hasPullSecret
        ? 'Only after the pull secret is restored: its copy is in this folder. '
        : ''
    }Never while a generation runs, also one past the portal. Lifecycle Agent makes the folder anew when it needs it.`,
    onNode(subject, `rm -rf ${folder}`),
  );
}

function lookAtFolder(subject: Subject, { folder }: LeftState): Remedy {
  return command(
    'Look at the folder on the node',
    'seedgen-secret.json without seedgen-cr.json keeps Lifecycle Agent from its next start; auth.json and pull-secret.json hold credentials in clear. No such folder: nothing is left.',
    onNode(subject, `ls -l ${folder}`),
  );
}

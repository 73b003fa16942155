import type { Remedy } from '@seedgen/backstage-plugin-seedgen-common';
import {
  command,
  onNode,
  person,
  readAgentLog,
  restartAgent,
  restartByPortal,
} from './commands';
import { restoreFromNode, restorePullSecret } from './pullSecret';
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

const seePullSecret = command(
  'See whether the pull secret is the placeholder',
  'Prints 1 for the placeholder of Lifecycle Agent and 0 for any other.',
  `oc get secret pull-secret -n openshift-config -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d | grep -c '"username":"empty"' || true`,
);

/**
 * What a person does about what a generation has left on the node, in the order in which it is
 * safe: the pull secret first, for its only copy may be in the folder.
 */
export function remediesForLeft(subject: Subject, left: LeftState): Remedy[] {
  if (!left.seen) return [lookAtFolder(subject, left), seePullSecret];
  return [
    ...pullSecretFirst(subject, left),
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

// The node may lag behind the API's Secret, so that its word alone does not make the copy dispensable.
function pullSecretFirst(subject: Subject, left: LeftState): Remedy[] {
  if (left.placeholder) {
    return [left.hasPullSecret ? restoreFromNode(subject) : restorePullSecret];
  }
  return left.hasPullSecret ? [seePullSecret] : [];
}

function removeFolder(subject: Subject, left: LeftState): Remedy {
  const { folder, hasPullSecret } = left;
  return command(
    'Remove the folder on the node',
    `${
      hasPullSecret
        ? 'Only after the pull secret of the cluster is seen to be its own, or restored: a copy is in this folder. '
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

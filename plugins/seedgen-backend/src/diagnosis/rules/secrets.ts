import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import {
  beginAnew,
  command,
  newRun,
  onNode,
  person,
  replaceSecret,
} from '../commands';
import { bySigns } from '../match';
import { restoreFromNode, restorePullSecret } from '../pullSecret';
import type { Rule } from '../types';
import { resumePool } from './pools';

/** The `.dockerconfigjson` of older instructions. */
export const wrongSecretKey: Rule = {
  id: 'wrong-secret-key',
  cause: 'Secret seedgen has no key seedAuth',
  explanation:
    'Lifecycle Agent reads the registry’s credentials from the key seedAuth of an Opaque Secret. One of type kubernetes.io/dockerconfigjson has the key .dockerconfigjson, and something put such a one in the place of the portal’s.',
  match: bySigns({ said: /could not find seedAuth in seedgen secret/ }),
  remedies: subject => [
    command(
      'See which keys it has',
      'Shows the type and the names of the keys, not what is in them.',
      `oc get secret seedgen -n ${LIFECYCLE_AGENT_NAMESPACE} -o go-template='{{.type}}{{range $key, $value := .data}} {{$key}}{{end}}{{"\\n"}}'`,
    ),
    person(
      'Stop what replaces it',
      'The portal writes this Secret for each run; GitOps or a script must not write another.',
    ),
    command(
      'Make it anew, for a generation without the portal',
      'The type of a Secret cannot be changed, so it is deleted first. Put the registry auth file in place of seed-auth.json.',
      [
        `oc delete secret seedgen -n ${LIFECYCLE_AGENT_NAMESPACE} --ignore-not-found`,
        `oc create secret generic seedgen -n ${LIFECYCLE_AGENT_NAMESPACE} --from-file=seedAuth=./seed-auth.json`,
      ].join('\n'),
    ),
    ...replaceSecret(
      subject,
      'Type Opaque, key seedAuth, from the configured credentials. It stays until the next run removes it.',
    ),
    ...beginAnew(subject),
    newRun,
  ],
};

/** The portal writes the Secret before the SeedGenerator, so somebody else took it. */
export const secretRemoved: Rule = {
  id: 'secret-removed',
  cause: 'Secret seedgen was gone when Lifecycle Agent needed it',
  explanation:
    'The portal wrote the Secret before it made the SeedGenerator. When Lifecycle Agent came to read it, it was not there, or not readable.',
  match: bySigns({ said: /could not access secret seedgen/ }, 'likely'),
  remedies: subject => [
    command(
      'See what manages the namespace',
      'Annotations or labels of GitOps, and when the Secrets in it were made.',
      `oc get namespace ${LIFECYCLE_AGENT_NAMESPACE} -o yaml\noc get secrets -n ${LIFECYCLE_AGENT_NAMESPACE}`,
    ),
    person(
      'Keep it from removing the Secret',
      'GitOps with pruning, for example, has to ignore Secret seedgen.',
    ),
    ...beginAnew(subject),
    newRun,
  ],
};

/** An earlier generation ended before it put the pull secret back. */
export const pullSecretSanitised: Rule = {
  id: 'pull-secret-sanitised',
  cause: "An earlier generation left the cluster's pull secret emptied",
  explanation:
    'Before the image is made Lifecycle Agent replaces Secret pull-secret in namespace openshift-config by one that holds nothing, and restores it afterwards. A generation that broke off in between leaves the empty one, and the next is refused.',
  match: bySigns({ codes: ['PullSecretSanitised', 'PullSecretSanitized'] }),
  remedies: subject => [restoreFromNode(subject), restorePullSecret, newRun],
};

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

/** 10 minutes, LCA generateSeedImage. */
export const pullSecretRollout: Rule = {
  id: 'pull-secret-rollout',
  cause: 'The emptied pull secret was not rolled out to the node',
  explanation:
    'Lifecycle Agent empties the pull secret and waits 10 minutes until the Machine Config Operator has written it to the node. A pool that is paused or degraded writes nothing.',
  match: bySigns({ codes: ['PullSecretRolloutTimedOut'] }),
  remedies: subject => [
    command(
      'Look at the pool',
      'It must be neither paused nor degraded; RenderDegraded does not show in its columns.',
      `oc get machineconfigpool master -o jsonpath='paused={.spec.paused}{"\\n"}{range .status.conditions[*]}{.type}={.status} {.message}{"\\n"}{end}'`,
    ),
    command(
      'Take the true pull secret from the node',
      'Nothing was brought there while the pool was paused or degraded, so that the node still has it. Do this before the pool goes on. If it is the one of registry.connect.redhat.com with user "empty" alone, use the copy that you have.',
      onNode(subject, 'cat /var/lib/kubelet/config.json > pull-secret.json'),
    ),
    restorePullSecret,
    // Only now: whatever the cluster's pull secret is then is brought to the node.
    ...resumePool(subject),
    newRun,
  ],
};

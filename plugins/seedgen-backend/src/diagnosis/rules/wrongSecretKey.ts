import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import { beginAnew, command, newRun, person, replaceSecret } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

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

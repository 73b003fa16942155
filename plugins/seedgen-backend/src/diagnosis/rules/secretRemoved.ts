import { LIFECYCLE_AGENT_NAMESPACE } from '@seedgen/backstage-plugin-seedgen-common';
import { beginAnew, command, newRun, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

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

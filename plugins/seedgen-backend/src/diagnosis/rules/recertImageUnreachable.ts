import { newRun, onNode, person, readAgentLog, command } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** Pulled before anything is changed on the cluster, and by the imager where it is gone again. */
export const recertImageUnreachable: Rule = {
  id: 'recert-image-unreachable',
  cause: 'The node cannot pull the recert image',
  explanation:
    'Lifecycle Agent pulls the image of recert, which re-creates the certificates, before it begins, and the imager runs it. On a site without internet it has to be mirrored, or named in spec.recertImage.',
  match: bySigns({ codes: ['RecertImageUnreachable'] }),
  remedies: subject => [
    readAgentLog,
    command(
      "See where the node's mirrors point",
      'The image that the log names needs an entry, unless its own registry is reachable.',
      [
        'oc get imagedigestmirrorset,imagetagmirrorset',
        onNode(subject, 'cat /etc/containers/registries.conf'),
      ].join('\n'),
    ),
    person(
      'Mirror the image',
      'Together with those of the Lifecycle Agent operator, to a registry that the node reaches and whose credentials are in the pull secret.',
    ),
    newRun,
  ],
};

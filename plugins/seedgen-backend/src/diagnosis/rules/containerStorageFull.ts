import { command, newRun, onNode, person } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

/** The image is built beside what it is built from. */
export const containerStorageFull: Rule = {
  id: 'container-storage-full',
  cause: '/var/lib/containers has too little space',
  explanation:
    'The imager packs the node’s /var and the image itself before it pushes them, and all of that lies on /var/lib/containers beside the images in use.',
  match: symptoms =>
    matchOf(
      [
        ...find(symptoms, { codes: ['NodeDiskFull', 'ContainersTooSmall'] }),
        ...find(symptoms, { codes: ['ContainersNearlyFull'] }),
        ...find(symptoms, {
          said: /insufficient space in \/var\/lib\/containers/,
        }),
      ],
      'certain',
    ),
  remedies: subject => [
    command(
      'See how full it is',
      'A seed needs room for itself, 15 to 20 GB as a rule, and for its parts while it is built.',
      onNode(subject, 'df -h /var/lib/containers'),
    ),
    command(
      'Remove images that no container uses',
      'On the node; oc adm prune images only cleans the internal registry.',
      onNode(subject, 'crictl rmi --prune'),
    ),
    person(
      'Give it a larger volume',
      'On the boot disk that takes a new installation; a second disk can be added. See the storage plan of this cluster.',
    ),
    newRun,
  ],
};

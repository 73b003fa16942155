import { command, newRun, onNode } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

/** Where podman keeps the layers of what it builds. */
const NAMED = /\/var\/lib\/containers|storage\/overlay/;

/** The image is built beside what it is built from. */
export const containerStorageFull: Rule = {
  id: 'container-storage-full',
  cause: '/var/lib/containers has too little space',
  explanation:
    'The imager builds the image as one layer of many gigabytes, which lies on /var/lib/containers beside the images in use until it is pushed.',
  match: symptoms => {
    const full = find(symptoms, { codes: ['NodeDiskFull'] });
    const certain = [
      ...full.filter(({ text }) => NAMED.test(text)),
      ...find(symptoms, {
        codes: ['ContainersTooSmall', 'ContainersNearlyFull'],
      }),
      ...find(symptoms, {
        said: /insufficient space in \/var\/lib\/containers/,
      }),
    ];
    return matchOf(certain, 'certain') ?? matchOf(full, 'likely');
  },
  remedies: subject => [
    command(
      'See how full it is',
      'A seed needs room for itself, 15 to 20 GB as a rule, and for its parts while it is built.',
      [
        onNode(subject, 'df -h /var/lib/containers'),
        onNode(subject, 'podman system df'),
      ].join('\n'),
    ),
    command(
      'Remove images that no container uses',
      'On the node; oc adm prune images only cleans the internal registry.',
      onNode(subject, 'crictl rmi --prune'),
    ),
    {
      title: 'Give it a larger volume',
      kind: 'portal',
      text: 'On the boot disk that takes a new installation; a second disk can be added. See the storage plan of this cluster.',
    },
    newRun,
  ],
};

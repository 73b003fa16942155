import { DOCUMENTATION } from '../../preflight/outcomes';
import { command, newRun, onNode, restartAgent } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** LCA, validateSystem; evaluated once, when its process starts. */
export const noContainerStorage: Rule = {
  id: 'no-container-storage',
  cause: '/var/lib/containers has no storage of its own',
  explanation:
    'Lifecycle Agent asks systemd for an active unit named var-lib-containers.mount. A plain mount, or a unit of another name, is not enough, and it asks only once, when it starts.',
  documentationUrl: DOCUMENTATION.partition,
  match: bySigns({
    codes: [
      'NoSharedContainerStorage',
      'NoDedicatedFilesystem',
      'MountUnitInactive',
    ],
  }),
  remedies: subject => [
    command(
      'See what is mounted',
      'The unit has to be active, and its What= has to equal that of the clusters that will take the seed.',
      [
        onNode(
          subject,
          'systemctl show var-lib-containers.mount -p ActiveState,What',
        ),
        onNode(subject, 'lsblk -o NAME,SIZE,TYPE,PARTLABEL,MOUNTPOINTS'),
      ].join('\n'),
    ),
    {
      title: "Follow this cluster's storage plan",
      kind: 'portal',
      text: 'It says which strategies its disks allow: a second disk, or the files for a new installation.',
    },
    restartAgent,
    newRun,
  ],
};

import { command, newRun, onNode, person } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** lca-cli: its BackupDir is /var/tmp/backup. */
export const rootFilesystemFull: Rule = {
  id: 'root-filesystem-full',
  cause: 'The root filesystem has too little space',
  explanation:
    'The imager packs /var, /etc and the operating system into /var/tmp/backup before it builds the image from them. That is on the root filesystem, whatever room /var/lib/containers has.',
  match: bySigns({ codes: ['NodeRootFull', 'RootTooSmall'] }),
  remedies: subject => [
    command(
      'See how full it is, and of what',
      'The largest folders come last. What an earlier generation left in /var/tmp/backup is not needed any more.',
      [
        onNode(subject, 'df -h /var/tmp'),
        onNode(
          subject,
          "sh -c 'du -xh --max-depth=3 /var 2>/dev/null | sort -h | tail -n 20'",
        ),
      ].join('\n'),
    ),
    command(
      'Shorten the journal',
      'Old entries are lost.',
      onNode(subject, 'journalctl --vacuum-size=500M'),
    ),
    person(
      'Give it more room',
      'The root filesystem only grows with a new installation: let the partition of /var/lib/containers begin later. See the storage plan of this cluster.',
    ),
    newRun,
  ],
};

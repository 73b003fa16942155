import { command, newRun, onNode, readAgentLog } from '../commands';
import { bySigns } from '../match';
import type { Rule } from '../types';

/** LCA generateSeedImage: `imager failed: …`, before anything was stopped. */
export const imagerNotLaunched: Rule = {
  id: 'imager-not-launched',
  cause: 'The imager’s container could not be started',
  explanation:
    'Lifecycle Agent starts the imager on the node as the transient unit lca-generate-seed-image. systemd or podman refused, so that there was no outage and no image.',
  match: bySigns({ codes: ['ImagerNotLaunched'] }),
  remedies: subject => [
    readAgentLog,
    command(
      'Ask systemd on the node',
      'A unit or a container that an earlier generation left behind is in the way of a new one.',
      [
        onNode(
          subject,
          'journalctl --no-pager -n 50 -u lca-generate-seed-image',
        ),
        onNode(subject, 'podman ps --all --filter name=lca_image_builder'),
      ].join('\n'),
    ),
    newRun,
  ],
};

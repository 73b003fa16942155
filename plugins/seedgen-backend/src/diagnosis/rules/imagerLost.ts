import { command, newRun, onNode, person, readAgentLog } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

const CODES = [
  'ImagerStillRan',
  'ImagerStillRuns',
  'ImagerLost',
  'ImagerEndedWithoutImage',
  'ImagerUnaccounted',
];

/** Seen with Lifecycle Agent 4.22. */
export const imagerLost: Rule = {
  id: 'imager-lost',
  cause: 'Lifecycle Agent was restarted while its imager ran',
  explanation:
    'Between the launch of the imager and the stop of the kubelet, some twenty seconds, an upgrade, an eviction or a person can restart Lifecycle Agent. It then takes up the second half of its work too early, finds its imager running and gives the generation up. The imager does not depend on it: it goes on, stops the cluster and pushes. A new SeedGenerator would have Lifecycle Agent remove it.',
  match: symptoms => {
    const found = find(symptoms, { codes: CODES });
    return found && matchOf(found, 'certain');
  },
  remedies: subject => [
    command(
      'See whether the imager runs',
      'While its state is running, leave the cluster alone; the API will be away for some minutes.',
      onNode(
        subject,
        'podman ps --all --filter name=lca_image_builder --format "{{.State}} {{.ExitCode}} {{.Status}}"',
      ),
    ),
    command(
      'See how far the imager came',
      'Its last line is "Seed cluster restored successfully!" if nothing was missing.',
      onNode(subject, 'podman logs --tail 20 lca_image_builder'),
    ),
    readAgentLog,
    person(
      'Keep Lifecycle Agent from being restarted',
      'Approve no upgrade of it and drain nothing while a seed is generated.',
    ),
    {
      ...newRun,
      title: 'Ask for a new run, if no image was proven',
      text: 'An image that is proven is not affected, and its cluster is spent. Without one, and once the imager has ended, a new run checks everything again.',
    },
  ],
};

import { command, newRun, onNode, person } from '../commands';
import { find, matchOf } from '../match';
import type { Rule } from '../types';

/** OCPBUGS-49692. */
export const containerEndedAsStopped: Rule = {
  id: 'container-ended-as-stopped',
  cause: 'systemd ended the imager’s monitor after its work was done',
  explanation:
    'With podman 5.3, as in 4.19, systemd kills conmon together with the unit, so that the container reads as stopped instead of exited (OCPBUGS-49692). Lifecycle Agent takes that for a failure, although the image may have been pushed.',
  match: symptoms =>
    matchOf(
      find(symptoms, { codes: ['ContainerEndedAsStopped'] }),
      symptoms.run.imageProven ? 'certain' : 'likely',
    ),
  remedies: subject => [
    {
      title: 'Verify the image',
      kind: 'portal',
      text: 'If every proof holds, the seed is good, whatever the SeedGenerator says.',
    },
    command(
      'See how far the imager came',
      'Its last line is "Seed cluster restored successfully!" if nothing was missing.',
      onNode(subject, 'podman logs --tail 20 lca_image_builder'),
    ),
    person(
      'Upgrade Lifecycle Agent before the next seed',
      'Fixed versions run the unit with ExitType=cgroup.',
    ),
    newRun,
  ],
};

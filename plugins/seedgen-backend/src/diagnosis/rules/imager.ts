import {
  command,
  newRun,
  onNode,
  person,
  readAgentLog,
  readImagerLogOnNode,
} from '../commands';
import { bySigns, find, matchOf } from '../match';
import type { Rule } from '../types';

/** Only where the imager's log did not name anything that is known. */
export const imagerFailed: Rule = {
  id: 'imager-failed',
  cause: 'The imager ended with an error that only its log names',
  explanation:
    'Lifecycle Agent sees the exit code of the imager’s container and nothing else: why an image could not be built or pushed stands in the container’s log alone.',
  match: symptoms =>
    symptoms.statements.some(
      ({ source, code }) => source === 'imager-log' && code !== undefined,
    )
      ? undefined
      : matchOf(find(symptoms, { codes: ['ImagerFailed'] }), 'certain'),
  remedies: subject => [readImagerLogOnNode(subject), newRun],
};

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

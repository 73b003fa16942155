import { anyOf, inOrder } from '../../text';
import { command, newRun, person } from '../commands';
import { bySigns, find, matchOf } from '../match';
import type { Rule } from '../types';

/** LCA controllers/prep_handlers.go. */
export const seedFormatMismatch: Rule = {
  id: 'seed-format-mismatch',
  cause: 'The image is of a format that no cluster accepts',
  explanation:
    'Lifecycle Agent 4.14 and later writes and accepts format 4 only. Another number, or none, means that something else made the image, or an agent from before general availability.',
  match: symptoms =>
    matchOf(
      [
        ...find(symptoms, { codes: ['seed-format'] }),
        ...find(symptoms, { said: /seed image format version mismatch/ }),
      ],
      'certain',
    ),
  remedies: () => [
    person(
      'Do not roll the image out',
      'Every cluster would refuse it while it prepares its upgrade.',
    ),
    newRun,
  ],
};

// What a cluster says that is to take the seed, LCA controllers/prep_handlers.go.
const REFUSALS = anyOf(
  /container storage mountpoint target mismatch: seed=|seed image (?:has|does not have) (?:a proxy|FIPS enabled) but the cluster being upgraded/i,
  inOrder(
    /seed image (?:has|does not have) an /i,
    / configmap /i,
    /but the cluster being upgraded/i,
  ),
  inOrder(
    /seed image's Proxy trustedCA configmap name /i,
    / mismatches cluster's/i,
  ),
);

/** The seed is good, and made from a cluster that is too different. */
export const seedDoesNotFit: Rule = {
  id: 'seed-does-not-fit',
  cause: 'The seed was made from a cluster that is set up otherwise',
  explanation:
    'Proxy, FIPS, additional trust bundle and the device behind /var/lib/containers cannot change in an image-based upgrade: seed and target must agree on each of them.',
  match: symptoms => matchOf(find(symptoms, { said: REFUSALS }), 'certain'),
  remedies: () => [
    command(
      'Compare both clusters',
      'Once on the seed cluster and once on the target. With FIPS the last one prints 1.',
      [
        `oc get proxy.config.openshift.io cluster -o jsonpath='{.status.httpsProxy} {.spec.trustedCA.name}{"\\n"}'`,
        'oc get configmap user-ca-bundle -n openshift-config --ignore-not-found -o name',
        'oc debug "$(oc get nodes -o name)" -- chroot /host systemctl show var-lib-containers.mount -p What',
        'oc debug "$(oc get nodes -o name)" -- chroot /host cat /proc/sys/crypto/fips_enabled',
      ].join('\n'),
    ),
    person(
      'Make a seed for each kind of cluster',
      'From a cluster that is installed as its targets are. Nothing of this can be changed in the image.',
    ),
  ],
};

/** A proof of the image failed. */
export const foreignImage: Rule = {
  id: 'foreign-image',
  cause: 'Somebody else pushed to the same tag',
  explanation:
    'The image under the tag is not the one that this run would have made: its cluster, release, platform or time is another.',
  match: bySigns({ codes: ['ImageRejected', 'UnexpectedImage'] }, 'likely'),
  remedies: ({ image }) => [
    person(
      'Do not roll the image out',
      `Find out in the registry who pushed ${image ?? 'it'}, and when.`,
    ),
    person(
      'Give each cluster a repository of its own',
      'Two clusters that push to one tag replace each other’s seeds.',
    ),
    newRun,
  ],
};

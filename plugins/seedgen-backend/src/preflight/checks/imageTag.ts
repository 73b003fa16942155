import {
  seedImageTag,
  seedImageTagProblem,
} from '@seedgen/backstage-plugin-seedgen-common';
import { printable } from '../../text';
import type { Check } from '../check';
import { fail, notApplicable, pass, unreadable } from '../outcomes';
import { architectureOf, versionOf } from '../clusterFacts';

/** The tag says what the image will be: version and architecture of the cluster. */
export const imageTag: Check = {
  id: 'image-tag-matches',
  title: 'Tag matches version and architecture',
  severity: 'blocks',
  kinds: ['generate'],
  async run({ cluster, reference, referenceProblem, subject }) {
    if (referenceProblem) {
      return fail({
        lookedAt: 'the image that was asked for',
        found: printable(subject.seedImage ?? '', 200),
        wanted: 'a reference with a tag',
        reasonCode: 'ImageReferenceInvalid',
        message: referenceProblem,
        remedy:
          'Give a reference such as registry.example:8443/ocp/seed:4.18.27-x86_64.',
      });
    }
    if (!reference) return notApplicable('No image was named.');
    const lookedAt = 'ClusterVersion version, architecture of the node';
    const [version, nodes] = await Promise.all([
      cluster.get('ClusterVersion', 'version'),
      cluster.list('Node'),
    ]);
    if (!version.ok) return unreadable(version.failure, lookedAt);
    if (!nodes.ok) return unreadable(nodes.failure, lookedAt);
    const release = versionOf(version.value);
    const architecture = architectureOf(nodes.value[0]);
    if (!release || !architecture) {
      return {
        status: 'unknown',
        lookedAt,
        reasonCode: 'VersionUnknown',
        message: 'The cluster does not say its version or architecture.',
        remedy: 'See oc get clusterversion and oc get nodes -o wide.',
      };
    }
    const { tag } = reference;
    const problem = seedImageTagProblem(tag, {
      version: release,
      architecture,
    });
    const wanted = seedImageTag(release, architecture);
    if (!problem) {
      return pass(`The tag is ${tag}.`, { lookedAt, found: tag, wanted });
    }
    const { message, remedy } = problem;
    return fail({
      lookedAt,
      found: tag,
      wanted,
      reasonCode: 'TagDoesNotMatch',
      message,
      remedy,
    });
  },
};

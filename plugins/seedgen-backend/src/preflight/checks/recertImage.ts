import {
  parseImageReference,
  type ImageReference,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../../clusters/types';
import type { Check, CheckContext } from '../check';
import { notApplicable, pass, unreadable, warn } from '../outcomes';

const NAMESPACE = 'openshift-lifecycle-agent';
const DEPLOYMENT = 'lifecycle-agent-controller-manager';
const VARIABLE = 'RELATED_IMAGE_RECERT_IMAGE';
// What Lifecycle Agent falls back to.
const FALLBACK = 'quay.io/edge-infrastructure/recert:v0';
const REMEDY =
  'Mirror the image with the others of Lifecycle Agent, and name its source in an ImageDigestMirrorSet.';

/** The image by which Lifecycle Agent replaces certificates can be pulled. */
export const recertImage: Check = {
  id: 'recert-image',
  title: 'recert image can be pulled',
  severity: 'warns',
  kinds: ['generate'],
  async run(context) {
    const { cluster } = context;
    const [deployment, mirrorSets] = await Promise.all([
      cluster.get('Deployment', DEPLOYMENT, NAMESPACE),
      cluster.list('ImageDigestMirrorSet'),
    ]);
    const lookedAt = `Deployment ${DEPLOYMENT}, ImageDigestMirrorSets`;
    if (!deployment.ok) {
      return deployment.failure.code === 'not-found'
        ? notApplicable('Lifecycle Agent is not installed.')
        : unreadable(deployment.failure, lookedAt);
    }
    if (!mirrorSets.ok) return unreadable(mirrorSets.failure, lookedAt);
    const image = imageOf(deployment.value);
    const mirrors = mirrorsOf(image, mirrorSets.value);
    const places = [...mirrors, image];
    const answers = await Promise.all(
      places.map(place => lookFor(place, context)),
    );
    const there = answers.findIndex(answer => answer === 'there');
    if (there >= 0) {
      return pass(`The image is at ${places[there]}.`, {
        lookedAt,
        found: places[there],
      });
    }
    if (!answers.includes('unseen')) {
      return warn({
        lookedAt,
        found: `not at ${places.join(', nor at ')}`,
        wanted: image,
        reasonCode: 'RecertImageMissing',
        message: `Lifecycle Agent would say: failed to pull recert image: ${image}`,
        remedy: REMEDY,
      });
    }
    if (mirrors.length > 0) {
      return pass(
        `${image} is mirrored; whether the mirror has it cannot be seen from here.`,
        { lookedAt, found: mirrors.join(', ') },
      );
    }
    if (mirrorSets.value.length > 0) {
      return warn({
        lookedAt,
        found: 'mirrors for other images only',
        wanted: `a mirror of ${image}`,
        reasonCode: 'RecertImageNotMirrored',
        message: `The cluster takes images from mirrors, but has none for ${image}. Without a way to its source, Lifecycle Agent would say: failed to pull recert image`,
        remedy: REMEDY,
      });
    }
    return notApplicable(
      `The cluster has no mirrors; it pulls ${image} from its source, which cannot be seen from here.`,
    );
  },
};

function imageOf({ spec }: KubernetesObject): string {
  const containers: { env?: { name: string; value?: string }[] }[] =
    spec?.template?.spec?.containers ?? [];
  const variable = containers
    .flatMap(({ env }) => env ?? [])
    .find(({ name }) => name === VARIABLE);
  return variable?.value || FALLBACK;
}

/** Where mirror sets send a pull of the image, the most specific source first. They hold for digests only. */
function mirrorsOf(image: string, sets: readonly KubernetesObject[]): string[] {
  if (!image.includes('@')) return [];
  const entries: { source?: string; mirrors?: string[] }[] = sets.flatMap(
    ({ spec }) => spec?.imageDigestMirrors ?? [],
  );
  return entries
    .flatMap(({ source = '', mirrors = [] }) =>
      source &&
      /^[/@:]/.test(image.slice(source.length)) &&
      image.startsWith(source)
        ? mirrors.map(mirror => ({
            source,
            place: mirror + image.slice(source.length),
          }))
        : [],
    )
    .sort((a, b) => b.source.length - a.source.length)
    .map(({ place }) => place);
}

/** Whether a registry that the portal knows has the image; `unseen` for all others. */
async function lookFor(
  place: string,
  { registries, signal }: CheckContext,
): Promise<'there' | 'missing' | 'unseen'> {
  let reference: ImageReference;
  try {
    reference = parseImageReference(place);
  } catch {
    return 'unseen';
  }
  const registry = registries.forReference(reference);
  const { repository, digest, tag } = reference;
  if (!registry || !(digest ?? tag)) return 'unseen';
  const answer = digest
    ? await registry.readImage(repository, digest, { signal })
    : await registry.resolveTag(repository, tag!, { signal });
  if (answer.ok) return 'there';
  return answer.failure.code === 'not-found' ? 'missing' : 'unseen';
}

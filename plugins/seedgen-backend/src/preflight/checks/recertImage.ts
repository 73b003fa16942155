import {
  parseImageReference,
  type ImageReference,
  LIFECYCLE_AGENT_NAMESPACE,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KubernetesObject } from '../../clusters/types';
import type { Check, CheckContext, CheckOutcome } from '../check';
import { placesOf, readMirrors } from '../mirrors';
import { notApplicable, pass, unreadable, warn } from '../outcomes';

const DEPLOYMENT = 'lifecycle-agent-controller-manager';
const VARIABLE = 'RELATED_IMAGE_RECERT_IMAGE';
// What Lifecycle Agent falls back to.
const FALLBACK = 'quay.io/edge-infrastructure/recert:v0';
const REMEDY =
  'Mirror the image with the others of Lifecycle Agent, and name its source in an ImageDigestMirrorSet, or, if it is named by a tag, in an ImageTagMirrorSet.';

/** The image by which Lifecycle Agent replaces certificates can be pulled. */
export const recertImage: Check = {
  id: 'recert-image',
  title: 'recert image can be pulled',
  severity: 'warns',
  kinds: ['generate'],
  timeLimitMs: 60_000,
  async run(context) {
    const { cluster } = context;
    const [deployment, rules] = await Promise.all([
      cluster.get('Deployment', DEPLOYMENT, LIFECYCLE_AGENT_NAMESPACE),
      readMirrors(cluster),
    ]);
    const lookedAt = `Deployment ${DEPLOYMENT}, ImageDigestMirrorSets, ImageTagMirrorSets, ImageContentSourcePolicies`;
    if (!deployment.ok) {
      return deployment.failure.code === 'not-found'
        ? notApplicable('Lifecycle Agent is not installed.')
        : unreadable(deployment.failure, lookedAt);
    }
    const image = imageOf(deployment.value);
    const byNode = await askNodeFor(image, context);
    if (byNode) return byNode;
    if (!rules.ok) return unreadable(rules.failure, lookedAt);
    const { mirrors, places } = placesOf(image, rules.value);
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
    if (rules.value.length > 0) {
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

/** What the node itself says, which follows mirrors and its own pull secret; nothing where it cannot be asked. */
async function askNodeFor(
  image: string,
  { cluster }: CheckContext,
): Promise<CheckOutcome | undefined> {
  let reference: ImageReference;
  try {
    reference = parseImageReference(image);
  } catch {
    return undefined;
  }
  const answer = await cluster.askRegistry({ ask: 'pull', image: reference });
  if (!answer.ok || answer.value.outcome === 'no-program') return undefined;
  const lookedAt = `${image}, by skopeo on the node`;
  if (answer.value.outcome === 'reached') {
    return pass('The node can pull the image, by its own word.', {
      lookedAt,
      found: image,
      wanted: image,
    });
  }
  const { trouble, said } = answer.value;
  return warn({
    lookedAt,
    found: said || trouble,
    wanted: image,
    reasonCode:
      trouble === 'missing' ? 'RecertImageMissing' : 'RecertImageUnreachable',
    message: `The node cannot pull ${image} now: ${said}. Lifecycle Agent would say: failed to pull recert image`,
    remedy:
      trouble === 'missing' || trouble === 'denied'
        ? REMEDY
        : `Open the way from the node to it, or mirror it. ${REMEDY}`,
  });
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

import { InputError } from '@backstage/errors';
import {
  buildSeedGenerator,
  manifestToYaml,
  parseSeedImageReference,
  printImageReference,
  type ManifestPreview,
  type RunMark,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { PreviewContext, RequestOf } from '../../engine/definition';
import { maskedSecret } from '../../manifests';

/** What a generation applies, in that order. */
export function seedManifests(
  mark: RunMark,
  seedImage: string,
): ManifestPreview[] {
  return [
    maskedSecret(mark),
    {
      name: 'seedgenerator-seedimage.yaml',
      yaml: manifestToYaml(buildSeedGenerator(mark, seedImage)),
    },
  ];
}

/**
 * What a generation would apply that is asked for like this.
 *
 * @throws InputError if the image is not a reference to push to, or may not be pushed there: a run for it
 *   would be refused, and so nothing would be applied
 */
export function previewSeed(
  { seedImage }: RequestOf<'generate'>,
  { mark, refusePush }: PreviewContext,
): ManifestPreview[] {
  const reference = parseSeedImageReference(seedImage);
  const refusal = refusePush(reference);
  if (refusal) throw new InputError(`RegistryNotAllowed: ${refusal}`);
  return seedManifests(mark, printImageReference(reference));
}

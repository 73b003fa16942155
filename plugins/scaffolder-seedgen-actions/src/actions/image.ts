import { InputError } from '@backstage/errors';
import {
  parseImageReference,
  parseSeedImageReference,
  printImageReference,
  seedImageTag,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenSession } from '../session';

/**
 * The reference to push to: as given, or with the tag `VERSION-ARCHITECTURE` of the cluster if it
 * has none.
 *
 * @throws InputError if it is not a reference, or the cluster's version is not known
 */
export async function seedImageFor(
  session: SeedgenSession,
  cluster: string,
  image: string,
): Promise<string> {
  const reference = parseImageReference(image.trim());
  if (reference.tag || reference.digest) {
    return printImageReference(parseSeedImageReference(image.trim()));
  }
  const { snapshot } = await session.call('read the cluster', (api, request) =>
    api.getCluster(cluster, request),
  );
  const { version, architecture } = snapshot;
  if (!version || !architecture) {
    throw new InputError(
      `VersionUnknown: the version of cluster ${cluster} has not been seen yet. Give the image with a tag, such as ${image.trim()}:4.18.27-x86_64`,
    );
  }
  return printImageReference({
    ...reference,
    tag: seedImageTag(version, architecture),
  });
}

import { InputError } from '@backstage/errors';
import {
  harmlessPart,
  parseImageReference,
  parseSeedImageReference,
  printImageReference,
  seedImageTag,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { z as zod } from 'zod/v3';
import type { SeedgenSession } from '../session';

type Zod = typeof zod;

/** How an image can be named: as a whole, or in parts, as a form asks for them. */
export interface ImageInput {
  image?: string;
  registry?: string;
  repository?: string;
  tag?: string;
}

/** {@link ImageInput} for the schema of an action. */
export const imageInput = {
  image: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        'HOST[:PORT]/REPOSITORY[:TAG]; or give the repository and, if need be, registry and tag',
      ),
  registry: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        'Name of a configured registry; may be left out where there is only one',
      ),
  repository: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('Repository in the registry, e.g. ocp-sno1/seedimage'),
  tag: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        'Tag; VERSION-ARCHITECTURE of the cluster if absent, e.g. 4.18.27-x86_64',
      ),
};

/** Whether an image is named at all. */
export function namesImage(input: ImageInput): boolean {
  return Boolean(text(input.image) || text(input.repository));
}

/**
 * The reference to push to, with the tag `VERSION-ARCHITECTURE` of the cluster if none is given.
 *
 * @throws InputError if it is not a reference, or what is missing is not known
 */
export async function seedImageFor(
  session: SeedgenSession,
  cluster: string,
  input: ImageInput,
): Promise<string> {
  const named = await referenceOf(session, input);
  const reference = parseImageReference(named);
  if (reference.tag || reference.digest) {
    return printImageReference(parseSeedImageReference(named));
  }
  const { snapshot } = await session.call('read the cluster', (api, request) =>
    api.getCluster(cluster, request),
  );
  const { version, architecture } = snapshot;
  if (!version || !architecture) {
    throw new InputError(
      `VersionUnknown: the version of cluster ${cluster} has not been seen yet. Give a tag, such as 4.18.27-x86_64`,
    );
  }
  return printImageReference({
    ...reference,
    tag: seedImageTag(version, architecture),
  });
}

async function referenceOf(
  session: SeedgenSession,
  input: ImageInput,
): Promise<string> {
  const image = text(input.image);
  const repository = text(input.repository);
  const tag = text(input.tag);
  if (image && repository) {
    throw new InputError(
      'ImageAmbiguous: give either the image as a whole, or its repository',
    );
  }
  if (image) {
    if (!tag) return image;
    if (parseImageReference(image).tag) {
      throw new InputError('ImageAmbiguous: the image has a tag already');
    }
    return `${image}:${tag}`;
  }
  if (!repository) {
    throw new InputError(
      'ImageMissing: give the image as HOST[:PORT]/REPOSITORY[:TAG], or its repository',
    );
  }
  const host = await hostOf(session, text(input.registry));
  return `${host}/${repository}${tag ? `:${tag}` : ''}`;
}

async function hostOf(
  session: SeedgenSession,
  name: string | undefined,
): Promise<string> {
  const { items } = await session.call('list the registries', (api, request) =>
    api.getRegistries(request),
  );
  const matching = name
    ? items.filter(item => item.name === name || item.host === name)
    : items;
  if (matching.length === 1) return matching[0].host;
  const known = items.map(item => item.name).join(', ') || 'none';
  throw new InputError(
    name
      ? `RegistryNotConfigured: there is no registry '${harmlessPart(
          name,
        )}'; configured: ${known}`
      : `RegistryMissing: name the registry; configured: ${known}`,
  );
}

/** Forms send empty fields as empty texts. */
function text(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}

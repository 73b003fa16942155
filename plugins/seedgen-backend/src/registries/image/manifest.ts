import { z } from 'zod';
import { mediaTypeOf } from '../../http/headers';
import type { HttpResponse } from '../../http/HttpsOrigin';

/** Media types of manifests that are read, as the `Accept` header lists them. */
export const MANIFEST_TYPES = {
  manifests: [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
  ],
  indexes: [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
  ],
};

/** `sha256:` and 64 hexadecimal digits. */
export const DIGEST = /^sha256:[a-f0-9]{64}$/;

const size = z.number().int().nonnegative();
const digest = z.string().regex(DIGEST);

/** A manifest of one image. */
export const imageManifestSchema = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  config: z.object({ digest, size }),
  layers: z.array(z.object({ size })),
});

/** A list of manifests, one a platform. */
export const imageIndexSchema = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  manifests: z.array(
    z.object({
      digest,
      platform: z
        .object({ os: z.string(), architecture: z.string() })
        .optional()
        .catch(undefined),
    }),
  ),
});

const MANIFEST_MEDIA_TYPE = ['application/vnd.oci.', 'application/vnd.docker.'];

/**
 * Whether an answer is a manifest of any kind, also of one that is not read: its tag is taken all
 * the same. By what is in it, since plain file servers give it any type, and login pages any name.
 */
export function isManifest(
  response: Pick<HttpResponse, 'headers' | 'body'>,
): boolean {
  if (mediaTypeOf(response) === 'text/html') return false;
  try {
    const json = JSON.parse(response.body.toString('utf8'));
    return (
      json !== null &&
      typeof json === 'object' &&
      (json.schemaVersion === 1 ||
        json.schemaVersion === 2 ||
        // An artifact's manifest has no version.
        (typeof json.mediaType === 'string' &&
          MANIFEST_MEDIA_TYPE.some(type => json.mediaType.startsWith(type))))
    );
  } catch {
    return false;
  }
}

/**
 * The manifest of an index that is meant for a seed: linux on amd64, otherwise the only one for
 * linux. Undefined if there is none, or if several others could be meant.
 */
export function chooseManifest(
  index: z.infer<typeof imageIndexSchema>,
): string | undefined {
  const linux = index.manifests.filter(
    ({ platform }) => platform?.os === 'linux',
  );
  const amd64 = linux.find(
    ({ platform }) => platform?.architecture === 'amd64',
  );
  if (amd64) return amd64.digest;
  if (linux.length === 1) return linux[0].digest;
  return index.manifests.length === 1 ? index.manifests[0].digest : undefined;
}

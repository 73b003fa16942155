import { z } from 'zod';
import { RegistryError } from './registryError';

const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';

/** Layers with these types live elsewhere by definition and need not be in the registry. */
const FOREIGN_LAYER =
  /(\.foreign\.|\.nondistributable\.|image\.rootfs\.foreign)/;

const descriptorSchema = z.looseObject({
  mediaType: z.string(),
  digest: z.string(),
  size: z.number().int().min(0),
});

const annotations = z.record(z.string(), z.string()).optional();

const imageSchema = z.looseObject({
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  artifactType: z.string().optional(),
  config: descriptorSchema,
  layers: z.array(descriptorSchema),
  subject: descriptorSchema.optional(),
  annotations,
});

const indexSchema = z.looseObject({
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  artifactType: z.string().optional(),
  manifests: z.array(descriptorSchema),
  subject: descriptorSchema.optional(),
  annotations,
});

export interface ParsedManifest {
  mediaType: string;
  /** Digests of blobs that must be in the repository. */
  blobs: string[];
  /** Digests of manifests that must be in the repository. */
  manifests: string[];
  /** Digest of the manifest that this one refers to (OCI 1.1). */
  subject?: string;
  artifactType?: string;
  annotations?: Record<string, string>;
}

/**
 * Reads a manifest as it was put. The type is the request's content type; what the manifest says
 * about itself must agree. Throws MANIFEST_INVALID.
 */
export function parseManifest(
  content: Buffer,
  contentType: string | undefined,
): ParsedManifest {
  const json = parseJson(content);
  const stated = contentType?.split(';')[0].trim().toLowerCase();
  const mediaType = stated || json?.mediaType;
  if (json?.mediaType && json.mediaType !== mediaType) {
    throw invalid(
      `mediaType in manifest should be '${mediaType}' not '${json.mediaType}'`,
    );
  }
  if (mediaType === OCI_MANIFEST || mediaType === DOCKER_MANIFEST) {
    const image = check(imageSchema, json);
    return {
      mediaType,
      blobs: [image.config, ...image.layers]
        .filter(({ mediaType: type }) => !FOREIGN_LAYER.test(type))
        .map(({ digest }) => digest),
      manifests: [],
      subject: image.subject?.digest,
      artifactType: image.artifactType ?? image.config.mediaType,
      annotations: image.annotations,
    };
  }
  if (mediaType === OCI_INDEX || mediaType === DOCKER_LIST) {
    const index = check(indexSchema, json);
    return {
      mediaType,
      blobs: [],
      manifests: index.manifests.map(({ digest }) => digest),
      subject: index.subject?.digest,
      artifactType: index.artifactType,
      annotations: index.annotations,
    };
  }
  throw invalid(`unsupported manifest media type: ${mediaType ?? 'none'}`);
}

function parseJson(content: Buffer): any {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    throw invalid('manifest is not JSON');
  }
}

function check<T extends z.ZodType>(schema: T, json: unknown): z.infer<T> {
  const result = schema.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw invalid(`${issue.path.join('.') || 'manifest'}: ${issue.message}`);
  }
  return result.data;
}

function invalid(message: string): RegistryError {
  return new RegistryError(
    400,
    'MANIFEST_INVALID',
    `manifest invalid: ${message}`,
  );
}

/**
 * Whether a client that sends this `Accept` takes this type. No header, or a wildcard, takes all;
 * otherwise the type must be named, as Docker's registry wants it.
 */
export function accepts(
  accept: string | undefined,
  mediaType: string,
): boolean {
  if (!accept) {
    return true;
  }
  const types = accept.split(',').map(part => part.split(';')[0].trim());
  return types.some(type =>
    ['*/*', 'application/*', mediaType].includes(type.toLowerCase()),
  );
}

import { z } from 'zod';
import { accessFailureSchema } from './accessFailure';
import { timestampSchema } from './time';

/** Label with the format version of a seed image; consumers accept `4`. @public */
export const SEED_FORMAT_VERSION_LABEL =
  'com.openshift.lifecycle-agent.seed_format_version';

/** Label with a JSON description of the cluster that a seed was made from. @public */
export const SEED_CLUSTER_INFO_LABEL =
  'com.openshift.lifecycle-agent.seed_cluster_info';

/**
 * What the label `seed_cluster_info` says, as Lifecycle Agent 4.14 to 4.22 writes it.
 *
 * Unknown keys are dropped: whoever may push to the registry may write this label.
 *
 * @public
 */
export const seedClusterInfoSchema = z.object({
  seed_cluster_ocp_version: z.string(),
  base_domain: z.string().optional(),
  cluster_name: z.string().optional(),
  /** Since 4.20; before that `node_ip`. */
  node_ips: z.array(z.string()).optional(),
  node_ip: z.string().optional(),
  release_registry: z.string().optional(),
  mirror_registry_configured: z.boolean().optional(),
  sno_hostname: z.string().optional(),
  recert_image_pull_spec: z.string().optional(),
  has_proxy: z.boolean().optional(),
  has_fips: z.boolean().optional(),
  additionalTrustBundle: z
    .object({
      hasUserCaBundle: z.boolean(),
      proxyConfigmapName: z.string(),
    })
    .optional()
    // What is not as it should be is not compared; the rest still is.
    .catch(undefined),
  container_storage_mountpoint_target: z.string().optional(),
  ingress_certificate_cn: z.string().optional(),
});

/** {@inheritDoc seedClusterInfoSchema} @public */
export type SeedClusterInfo = z.infer<typeof seedClusterInfoSchema>;

/** An image as its manifest and config describe it. @public */
export const imageDetailsSchema = z.object({
  /** `sha256:` and 64 hexadecimal digits: what the image is, whatever its tag says. */
  digest: z.string(),
  mediaType: z.string(),
  /** Sum of the compressed layers, in bytes. */
  sizeBytes: z.number().int().nonnegative(),
  created: timestampSchema.optional(),
  architecture: z.string().optional(),
  os: z.string().optional(),
  /** As written; absent if the label is. */
  seedFormatVersion: z.string().optional(),
  /** Absent if the label is missing or is not what Lifecycle Agent writes. */
  seedClusterInfo: seedClusterInfoSchema.optional(),
});

/** {@inheritDoc imageDetailsSchema} @public */
export type ImageDetails = z.infer<typeof imageDetailsSchema>;

/** One comparison that proves, or disproves, that an image is the seed that was asked for. @public */
export const proofSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(['pass', 'fail', 'unknown']),
  found: z.string().optional(),
  wanted: z.string().optional(),
});

/** {@inheritDoc proofSchema} @public */
export type Proof = z.infer<typeof proofSchema>;

/** The result of verifying an image. `verified` only if no proof failed and none is unknown. @public */
export const verificationSchema = z.object({
  at: timestampSchema,
  /** The reference that was looked at, with its tag. */
  image: z.string(),
  verdict: z.enum(['verified', 'rejected', 'unknown']),
  details: imageDetailsSchema.optional(),
  /** Why the image could not be read, if it could not; `not-found` where nothing has the tag. */
  failure: accessFailureSchema.optional(),
  proofs: z.array(proofSchema),
});

/** {@inheritDoc verificationSchema} @public */
export type Verification = z.infer<typeof verificationSchema>;

/**
 * What a tag was last seen to say of an image.
 *
 * - `here`: the tag has the image's digest. `moved`: it has another. `absent`: there is no such tag.
 * - `unknown`: the registry could not be asked the last time.
 *
 * @public
 */
export const tagStateSchema = z.enum(['here', 'moved', 'absent', 'unknown']);

/** {@inheritDoc tagStateSchema} @public */
export type TagState = z.infer<typeof tagStateSchema>;

/** A seed that a run produced and proved. @public */
export const seedImageRecordSchema = z.object({
  runId: z.string(),
  cluster: z.string(),
  image: z.string(),
  digest: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  createdAt: timestampSchema.optional(),
  verifiedAt: timestampSchema,
  requestedBy: z.string(),
  version: z.string().optional(),
  architecture: z.string().optional(),
});

/** {@inheritDoc seedImageRecordSchema} @public */
export type SeedImageRecord = z.infer<typeof seedImageRecordSchema>;

/** The last seed of a cluster, with what its tag was last seen to say; that is absent where nobody has looked. @public */
export const lastSeedSchema = seedImageRecordSchema.extend({
  tagState: tagStateSchema.optional(),
});

/** {@inheritDoc lastSeedSchema} @public */
export type LastSeed = z.infer<typeof lastSeedSchema>;

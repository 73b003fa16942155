import { z } from 'zod';
import { accessFailureSchema } from './accessFailure';
import {
  imageDetailsSchema,
  proofSchema,
  seedImageRecordSchema,
  tagStateSchema,
} from './image';
import { timestampSchema } from './time';

/** A tag that an image was seen behind, and what it was last seen to say. @public */
export const imageLocationSchema = z.object({
  /** With registry and tag. */
  image: z.string(),
  registry: z.string(),
  state: tagStateSchema,
  /** When the tag was last asked for, whatever the answer. */
  checkedAt: timestampSchema,
  /** When the tag was last seen with the image's digest. */
  lastSeenAt: timestampSchema.optional(),
  /** For `moved`: what the tag has instead. */
  digestFound: z.string().optional(),
  /** For `unknown`: why. */
  failure: accessFailureSchema.optional(),
});

/** {@inheritDoc imageLocationSchema} @public */
export type ImageLocation = z.infer<typeof imageLocationSchema>;

/** A proven seed with where it is. @public */
export const seedImageSchema = seedImageRecordSchema.extend({
  /** Host of the registry that the run pushed to. */
  registry: z.string(),
  seedFormatVersion: z.string().optional(),
  /** The tag that the run pushed to comes first. */
  locations: z.array(imageLocationSchema),
});

/** {@inheritDoc seedImageSchema} @public */
export type SeedImage = z.infer<typeof seedImageSchema>;

/** A page of seeds, the latest first, and what the list can be filtered by. @public */
export const seedImagePageSchema = z.object({
  items: z.array(seedImageSchema),
  nextCursor: z.string().optional(),
  /** Versions among all seeds that the caller may see, the highest first. */
  versions: z.array(z.string()),
  /** Hosts of registries among them. */
  registries: z.array(z.string()),
});

/** {@inheritDoc seedImagePageSchema} @public */
export type SeedImagePage = z.infer<typeof seedImagePageSchema>;

/** A proven seed with what its manifest and labels say. @public */
export const seedImageDetailsSchema = seedImageSchema.extend({
  /** As read when it was verified; absent for a seed of which that was not kept. */
  details: imageDetailsSchema.optional(),
  /** Other runs that brought forth the same digest. */
  otherRuns: z.array(seedImageRecordSchema),
});

/** {@inheritDoc seedImageDetailsSchema} @public */
export type SeedImageDetails = z.infer<typeof seedImageDetailsSchema>;

/** @public */
export const compatibilityVerdictSchema = z.enum([
  'fits',
  'does-not-fit',
  'unknown',
]);

/**
 * Whether a cluster can be upgraded with a seed. `fits` only if every comparison says so; `unknown`
 * if none speaks against it and something could not be compared.
 *
 * @public
 */
export type CompatibilityVerdict = z.infer<typeof compatibilityVerdictSchema>;

/** A cluster held against a seed, as Lifecycle Agent holds them against each other. @public */
export const clusterCompatibilitySchema = z.object({
  cluster: z.string(),
  title: z.string().optional(),
  verdict: compatibilityVerdictSchema,
  /** All comparisons; `found` on the cluster, `wanted` by the seed. */
  reasons: z.array(proofSchema),
  /** When the cluster last answered; what was compared is as of then. */
  asOf: timestampSchema.optional(),
});

/** {@inheritDoc clusterCompatibilitySchema} @public */
export type ClusterCompatibility = z.infer<typeof clusterCompatibilitySchema>;

/** A page of clusters held against a seed, in the order of their names. @public */
export const compatibilityPageSchema = z.object({
  items: z.array(clusterCompatibilitySchema),
  nextCursor: z.string().optional(),
  /** How many match, on all pages. */
  total: z.number().int().nonnegative(),
  /** Of all clusters that the caller may see. */
  counts: z.object({
    fits: z.number().int().nonnegative(),
    'does-not-fit': z.number().int().nonnegative(),
    unknown: z.number().int().nonnegative(),
  }),
});

/** {@inheritDoc compatibilityPageSchema} @public */
export type CompatibilityPage = z.infer<typeof compatibilityPageSchema>;

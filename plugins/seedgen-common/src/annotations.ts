/**
 * Annotation of a catalog entity (`Resource`, type `kubernetes-cluster`) that names the cluster
 * as the backend's `seedgen.clusters` configuration knows it.
 *
 * @public
 */
export const SEEDGEN_CLUSTER_ANNOTATION = 'seedgen.io/cluster';

/**
 * Annotation of a `SeedGenerator` that carries the id of the run that created it.
 *
 * Lifecycle Agent stores and restores the whole object across the outage, so annotations
 * survive, while UID and creationTimestamp do not.
 *
 * @public
 */
export const SEEDGEN_RUN_ANNOTATION = 'seedgen.io/run';

/**
 * Annotation of a `SeedGenerator` that carries the entity reference of who asked for it.
 *
 * @public
 */
export const SEEDGEN_REQUESTED_BY_ANNOTATION = 'seedgen.io/requested-by';

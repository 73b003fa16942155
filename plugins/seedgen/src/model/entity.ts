import type { Entity } from '@backstage/catalog-model';
import {
  clusterClaimOf,
  SEEDGEN_CLUSTER_ANNOTATION,
} from '@seedgen/backstage-plugin-seedgen-common';

/** The cluster that an entity stands for, or undefined if it stands for none. */
export function clusterOf(entity: Entity): string | undefined {
  return clusterClaimOf(entity)?.cluster;
}

/** What the annotation of an entity says, whether or not it is a cluster. */
export function annotationOf(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[SEEDGEN_CLUSTER_ANNOTATION] || undefined;
}

/**
 * Whether an entity has something to do with Seedgen: it has the annotation. What is wrong with it its page says.
 *
 * @public
 */
export function isSeedgenAvailable(entity: Entity): boolean {
  return annotationOf(entity) !== undefined;
}

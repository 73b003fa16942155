import type { Entity } from '@backstage/catalog-model';
import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';

/** The cluster that an entity stands for, or undefined if it is none of ours. */
export function clusterOf(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[SEEDGEN_CLUSTER_ANNOTATION] || undefined;
}

/** Whether an entity is a cluster that Seedgen can show. @public */
export function isSeedgenAvailable(entity: Entity): boolean {
  return clusterOf(entity) !== undefined;
}

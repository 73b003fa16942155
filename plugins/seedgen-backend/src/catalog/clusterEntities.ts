import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  CLUSTER_ENTITY_TYPE,
  SEEDGEN_CLUSTER_ANNOTATION,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Asks the catalog for the entities that stand for a cluster, or for any, as `clusterClaimOf` has it. */
export function clusterEntities(
  cluster?: string,
): Record<string, string | typeof CATALOG_FILTER_EXISTS> {
  return {
    kind: CLUSTER_ENTITY_TYPE.kind,
    'spec.type': CLUSTER_ENTITY_TYPE.type,
    [`metadata.annotations.${SEEDGEN_CLUSTER_ANNOTATION}`]:
      cluster ?? CATALOG_FILTER_EXISTS,
  };
}

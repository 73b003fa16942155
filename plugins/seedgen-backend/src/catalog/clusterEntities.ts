import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';

/**
 * The entities of the catalog that stand for a cluster, or for any. Of no other kind: whoever may
 * register a component of their own must not become an owner of a cluster by annotating it.
 */
export function clusterEntities(
  cluster?: string,
): Record<string, string | typeof CATALOG_FILTER_EXISTS> {
  return {
    kind: 'Resource',
    'spec.type': 'kubernetes-cluster',
    [`metadata.annotations.${SEEDGEN_CLUSTER_ANNOTATION}`]:
      cluster ?? CATALOG_FILTER_EXISTS,
  };
}

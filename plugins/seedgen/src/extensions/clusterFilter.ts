import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';

/**
 * Entities that stand for a cluster. As a predicate, so that an operator may replace it in
 * `app.extensions`; the predicate language finds keys with dots by their longest match.
 */
export const clusterFilter = {
  [`metadata.annotations.${SEEDGEN_CLUSTER_ANNOTATION}`]: { $exists: true },
};

import { useEntity } from '@backstage/plugin-catalog-react';
import type { Entity } from '@backstage/catalog-model';
import {
  clusterClaimOf,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterStatus, type LiveResource } from '../../hooks';
import { errorKindOf } from '../../model';

/** Why an entity with the annotation stands for no cluster of the portal. */
export type EntityProblemKind = 'WrongKind' | 'NotAName' | 'UnknownCluster';

/** The cluster of the entity that is shown, and what is known of it. */
export interface EntityCluster {
  entity: Entity;
  cluster: string | undefined;
  resource: LiveResource<ClusterStatus>;
  problem?: EntityProblemKind;
}

/** The cluster of the entity that the page is about. */
export function useEntityCluster(): EntityCluster {
  const { entity } = useEntity();
  const claim = clusterClaimOf(entity);
  const resource = useClusterStatus(claim?.cluster);
  const { value, error } = resource;
  const unknown = !value && error && errorKindOf(error) === 'not-found';
  return {
    entity,
    cluster: claim?.cluster,
    resource,
    problem: claim?.problem ?? (unknown ? 'UnknownCluster' : undefined),
  };
}

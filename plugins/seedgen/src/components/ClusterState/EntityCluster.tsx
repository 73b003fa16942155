import type { ReactNode } from 'react';
import { useEntity } from '@backstage/plugin-catalog-react';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  clusterClaimOf,
  type ClusterStatus,
  SEEDGEN_CLUSTER_ANNOTATION,
  seedgenClusterReadPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterStatus, type LiveResource, useSaysIt } from '../../hooks';
import { errorKindOf, annotationOf } from '../../model';
import { useTranslation } from '../../translation';
import { Notice, Placeholder, RequestError, StaleNotice } from '../shared';

/** Why an entity with the annotation stands for no cluster of the portal. */
type EntityProblemKind = 'WrongKind' | 'NotAName' | 'UnknownCluster';

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

/**
 * Says that an entity stands for no cluster, why, and what to set. Of all that is on the page for the entity one
 * says it.
 */
export function EntityProblem(props: {
  entity: Entity;
  problem: EntityProblemKind;
}) {
  const { entity, problem } = props;
  const { t } = useTranslation();
  const says = useSaysIt(`entity-problem ${stringifyEntityRef(entity)}`);
  if (!says) return null;
  const values = {
    cluster: annotationOf(entity) ?? '',
    annotation: SEEDGEN_CLUSTER_ANNOTATION,
    kind: entity.kind,
    type: String(entity.spec?.type ?? '—'),
  };
  return (
    <Notice tone="warning" title={t(`status.entity.${problem}.title`, values)}>
      {t(`status.entity.${problem}.text`, values)}
    </Notice>
  );
}

/** What a card shows of a cluster's status, with how old it is where it cannot be read; or why there is none. */
export function KnownStatus(props: {
  resource: LiveResource<ClusterStatus>;
  /** Heights of what will be there, in pixels. */
  rows: number[];
  children: (status: ClusterStatus) => ReactNode;
}) {
  const { resource, rows, children } = props;
  const { value, error, readAt, refresh } = resource;
  if (value) {
    return (
      <>
        {error && <StaleNotice error={error} readAt={readAt} />}
        {children(value)}
      </>
    );
  }
  if (!error) return <Placeholder rows={rows} />;
  return (
    <RequestError
      error={error}
      permission={seedgenClusterReadPermission.name}
      onRetry={refresh}
    />
  );
}

import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  SEEDGEN_CLUSTER_ANNOTATION,
  seedgenClusterReadPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useClusterStatus } from '../../hooks';
import { clusterOf } from '../../model';
import { useTranslation } from '../../translation';
import { Panel, Placeholder, RequestError } from '../shared';
import { ClusterRuns } from './ClusterRuns';

/** The tab *Seed image*: the run that is under way or was the last, and all before it. @public */
export function SeedImageTab() {
  const { entity } = useEntity();
  const { t } = useTranslation();
  const cluster = clusterOf(entity);
  const { value: status, error, readAt, refresh } = useClusterStatus(cluster);

  if (!cluster) {
    return (
      <MissingAnnotationEmptyState annotation={SEEDGEN_CLUSTER_ANNOTATION} />
    );
  }
  if (status) {
    return (
      <ClusterRuns
        entity={entity}
        status={status}
        error={error}
        readAt={readAt}
        onChanged={refresh}
      />
    );
  }
  return (
    <Panel>
      {error ? (
        <RequestError
          page
          error={error}
          permission={seedgenClusterReadPermission.name}
          notFound={t('error.clusterNotFound', {
            cluster,
            annotation: SEEDGEN_CLUSTER_ANNOTATION,
          })}
          onRetry={refresh}
        />
      ) : (
        <Placeholder rows={[28, 16, 48, 64, 160]} />
      )}
    </Panel>
  );
}

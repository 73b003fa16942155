import { MissingAnnotationEmptyState } from '@backstage/plugin-catalog-react';
import {
  SEEDGEN_CLUSTER_ANNOTATION,
  seedgenClusterReadPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { EntityProblem, useEntityCluster } from '../ClusterState/EntityCluster';
import { ClusterRuns } from './ClusterRuns';
import { Panel, Placeholder, RequestError } from '../shared';

/** The tab *Seed image*: the run that is under way or was the last, and all before it. @public */
export function SeedImageTab() {
  const { entity, cluster, resource, problem } = useEntityCluster();
  const { value: status, error, readAt, refresh } = resource;

  if (problem) return <EntityProblem entity={entity} problem={problem} />;
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
          onRetry={refresh}
        />
      ) : (
        <Placeholder rows={[28, 16, 48, 64, 160]} />
      )}
    </Panel>
  );
}

import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../api';
import { useAction } from '../../hooks';
import { observedAtOf } from '../../model';
import { useTranslation } from '../../translation';
import { EntityProblem, KnownStatus, useEntityCluster } from '../ClusterState';
import { AsOf } from '../shared';
import { SeedStatus } from './SeedStatus';
import { SeedStatusActions } from './SeedStatusActions';

/** What is happening on the cluster of the entity, and the last image that was proven. @public */
export function SeedStatusCard() {
  const { entity, cluster, resource, problem } = useEntityCluster();
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const { value: status, reading, refresh } = resource;
  const look = useAction(
    async () => cluster && (await api.refreshCluster(cluster)),
    refresh,
  );

  if (problem) return <EntityProblem entity={entity} problem={problem} />;
  return (
    <InfoCard
      title={t('status.title')}
      action={
        <AsOf
          at={status && observedAtOf(status)}
          refreshing={look.running || (reading && !status)}
          onRefresh={look.run}
        />
      }
    >
      <KnownStatus resource={resource} rows={[24, 14, 56, 14, 40]}>
        {known => (
          <>
            <SeedStatus status={known} />
            <SeedStatusActions entity={entity} status={known} />
          </>
        )}
      </KnownStatus>
    </InfoCard>
  );
}

import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../api';
import { useAction } from '../../hooks';
import { useTranslation } from '../../translation';
import { EntityProblem, KnownStatus, useEntityCluster } from '../ClusterState';
import { AsOf } from '../shared';
import { StorageReadinessView } from './StorageReadinessView';

/** Whether the disks of the entity's cluster will do for a seed. @public */
export function StorageReadinessCard() {
  const { entity, cluster, resource, problem } = useEntityCluster();
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const { value: status, refresh } = resource;
  const look = useAction(
    async () => cluster && (await api.refreshCluster(cluster)),
    refresh,
  );

  if (problem) return <EntityProblem entity={entity} problem={problem} />;
  return (
    <InfoCard
      title={t('storage.title')}
      action={
        <AsOf
          at={status?.storage.observedAt}
          refreshing={look.running}
          onRefresh={look.run}
        />
      }
    >
      <KnownStatus resource={resource} rows={[24, 14, 28, 28, 40]}>
        {known => <StorageReadinessView entity={entity} status={known} />}
      </KnownStatus>
    </InfoCard>
  );
}

import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { seedgenApiRef } from '../../api';
import { useAction, useClusterStatus } from '../../hooks';
import { clusterOf } from '../../model';
import { useTranslation } from '../../translation';
import { KnownStatus } from '../ClusterState';
import { AsOf } from '../shared';
import { StorageReadinessView } from './StorageReadinessView';

/** Whether the disks of the entity's cluster will do for a seed. @public */
export function StorageReadinessCard() {
  const { entity } = useEntity();
  const cluster = clusterOf(entity);
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const resource = useClusterStatus(cluster);
  const { value: status, refresh } = resource;
  const look = useAction(
    async () => cluster && (await api.refreshCluster(cluster)),
    refresh,
  );

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
      <KnownStatus
        cluster={cluster}
        resource={resource}
        rows={[24, 14, 28, 28, 40]}
      >
        {known => <StorageReadinessView entity={entity} status={known} />}
      </KnownStatus>
    </InfoCard>
  );
}

import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { seedgenApiRef } from '../../api';
import { useAction, useClusterStatus } from '../../hooks';
import { clusterOf, observedAtOf } from '../../model';
import { useTranslation } from '../../translation';
import { KnownStatus } from '../ClusterState';
import { AsOf } from '../shared';
import { SeedStatus } from './SeedStatus';
import { SeedStatusActions } from './SeedStatusActions';

/** What is happening on the cluster of the entity, and the last image that was proven. @public */
export function SeedStatusCard() {
  const { entity } = useEntity();
  const cluster = clusterOf(entity);
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const resource = useClusterStatus(cluster);
  const { value: status, reading, refresh } = resource;
  const look = useAction(
    async () => cluster && (await api.refreshCluster(cluster)),
    refresh,
  );

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
      <KnownStatus
        cluster={cluster}
        resource={resource}
        rows={[24, 14, 56, 14, 40]}
      >
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

import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  SEEDGEN_CLUSTER_ANNOTATION,
  seedgenClusterReadPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../api';
import { useAction, useClusterStatus } from '../../hooks';
import { clusterOf } from '../../model';
import { useTranslation } from '../../translation';
import { AsOf, Placeholder, RequestError, StaleNotice } from '../shared';
import { StorageReadinessView } from './StorageReadinessView';

/** Whether the disks of the entity's cluster will do for a seed. @public */
export function StorageReadinessCard() {
  const { entity } = useEntity();
  const cluster = clusterOf(entity);
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const { value: status, error, readAt, refresh } = useClusterStatus(cluster);
  const look = useAction(
    async () => cluster && (await api.refreshCluster(cluster)),
    refresh,
  );

  let content = <Placeholder rows={[24, 14, 28, 28, 40]} />;
  if (status) {
    content = (
      <>
        {error && <StaleNotice error={error} readAt={readAt} />}
        <StorageReadinessView entity={entity} status={status} />
      </>
    );
  } else if (error) {
    content = (
      <RequestError
        error={error}
        permission={seedgenClusterReadPermission.name}
        notFound={t('error.clusterNotFound', {
          cluster: cluster ?? '',
          annotation: SEEDGEN_CLUSTER_ANNOTATION,
        })}
        onRetry={refresh}
      />
    );
  }
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
      {content}
    </InfoCard>
  );
}

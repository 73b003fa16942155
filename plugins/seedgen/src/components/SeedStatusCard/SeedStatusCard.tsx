import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  SEEDGEN_CLUSTER_ANNOTATION,
  seedgenClusterReadPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../api';
import { useAction, useClusterStatus } from '../../hooks';
import { clusterOf, observedAtOf } from '../../model';
import { useTranslation } from '../../translation';
import { AsOf, Placeholder, RequestError, StaleNotice } from '../shared';
import { SeedStatus } from './SeedStatus';
import { SeedStatusActions } from './SeedStatusActions';

/** What is happening on the cluster of the entity, and the last image that was proven. @public */
export function SeedStatusCard() {
  const { entity } = useEntity();
  const cluster = clusterOf(entity);
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const {
    value: status,
    error,
    reading,
    readAt,
    refresh,
  } = useClusterStatus(cluster);
  const look = useAction(
    async () => cluster && (await api.refreshCluster(cluster)),
    refresh,
  );

  let content = <Placeholder rows={[24, 14, 56, 14, 40]} />;
  if (status) {
    content = (
      <>
        {error && <StaleNotice error={error} readAt={readAt} />}
        <SeedStatus status={status} />
        <SeedStatusActions entity={entity} status={status} />
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
      title={t('status.title')}
      action={
        <AsOf
          at={status && observedAtOf(status)}
          refreshing={look.running || (reading && !status)}
          onRefresh={look.run}
        />
      }
    >
      {content}
    </InfoCard>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import Divider from '@material-ui/core/Divider';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../api';
import { useAction } from '../../hooks';
import { observedAtOf } from '../../model';
import { useTranslation } from '../../translation';
import {
  EntityProblem,
  KnownStatus,
  useEntityCluster,
} from '../ClusterState/EntityCluster';
import { AsOf } from '../shared';
import { ClusterVitals } from './ClusterVitals';
import { LastSeed } from './LastSeed';
import { ReadinessNotices } from './ReadinessNotices';
import { SeedStatusActions } from './SeedStatusActions';
import { StatusHeadline } from './StatusHeadline';
import { StatusNotices } from './StatusNotices';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
}));

/** The whole of a cluster's seed status: what is now, what to know about it, what was made. */
function SeedStatus(props: { status: ClusterStatus }) {
  const { status } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <StatusHeadline status={status} />
      {!status.activeRun && <ClusterVitals status={status} />}
      <ReadinessNotices status={status} />
      <StatusNotices status={status} />
      <Divider />
      <LastSeed seed={status.lastSeed} />
    </div>
  );
}

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
          onRefresh={status?.configured === false ? refresh : look.run}
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

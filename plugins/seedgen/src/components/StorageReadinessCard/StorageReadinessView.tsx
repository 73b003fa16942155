import Divider from '@material-ui/core/Divider';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Entity } from '@backstage/catalog-model';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { useNow } from '../../hooks';
import { readinessOf, reasonTone } from '../../model';
import { useTranslation } from '../../translation';
import { DiskMap } from '../DiskMap';
import { Notice, Reason } from '../shared';
import { Measure } from './Measure';
import { PlannedStorage } from './PlannedStorage';
import { PrepareStorageLink } from './PrepareStorageLink';
import { ReadinessHeadline } from './ReadinessHeadline';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
}));

/** Readiness of a cluster's storage: the verdict, the two measures, the reasons, the disks. */
export function StorageReadinessView(props: {
  entity: Entity;
  status: ClusterStatus;
}) {
  const { entity, status } = props;
  const { storage, snapshot, activeRun } = status;
  const classes = useStyles();
  const { t } = useTranslation();
  const { stale } = readinessOf(storage, useNow(10_000));
  const toBePrepared = storage.status === 'not-ready' && !activeRun;
  return (
    <div className={classes.root}>
      <ReadinessHeadline storage={storage} />
      <Measure
        name={t('storage.containers')}
        path={t('storage.containersPath')}
        segment="containers"
        storage={storage}
        stale={stale}
      />
      <Measure
        name={t('storage.root')}
        path={t('storage.rootPath')}
        segment="root"
        storage={storage}
        stale={stale}
      />
      {storage.reasons.map(reason => (
        <Notice
          key={reason.code}
          tone={stale ? 'unknown' : reasonTone(reason.code, storage.status)}
          title={reason.message}
        >
          <Reason message={reason.remedy} code={reason.code} />
        </Notice>
      ))}
      {toBePrepared && (
        <PrepareStorageLink entity={entity} cluster={status.name} />
      )}
      {snapshot.layout && (
        <>
          <Divider />
          {toBePrepared && (
            <Typography variant="subtitle2" component="h3">
              {t('storage.disksNow')}
            </Typography>
          )}
          <DiskMap layout={snapshot.layout} />
          {toBePrepared && (
            <PlannedStorage cluster={status.name} layout={snapshot.layout} />
          )}
        </>
      )}
    </div>
  );
}

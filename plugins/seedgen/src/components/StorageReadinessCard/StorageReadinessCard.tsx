import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  StorageReadiness,
  ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import Divider from '@material-ui/core/Divider';
import type { Entity } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { seedgenApiRef } from '../../api';
import { useNow, useAction } from '../../hooks';
import { readinessOf, reasonTone } from '../../model';
import { useTranslation } from '../../translation';
import {
  EntityProblem,
  KnownStatus,
  useEntityCluster,
} from '../ClusterState/EntityCluster';
import { DiskMap } from '../DiskMap/DiskMap';
import { PrepareStorageLink } from '../TemplateLink/TemplateLink';
import { Age, ToneIcon, subtleText, Notice, Reason, AsOf } from '../shared';
import { Measure } from './Measure';
import { PlannedStorage } from './PlannedStorage';

const useStyles = makeStyles(theme => ({
  line: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  text: { color: subtleText(theme) },
}));

const TEXTS = {
  ready: { title: 'storage.ready', text: 'storage.readyText' },
  'not-ready': { title: 'storage.notReady', text: 'storage.notReadyText' },
  unknown: { title: 'storage.unknown', text: 'storage.unknownText' },
} as const;

/** Whether the disks will do, in a word and a sentence; an old verdict says how old it is. */
function ReadinessHeadline(props: {
  storage: Pick<StorageReadiness, 'status' | 'observedAt'>;
}) {
  const { storage } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const { status, stale, tone } = readinessOf(storage, useNow(10_000));
  const { title, text } = TEXTS[status];
  return (
    <div role="status">
      <div className={classes.line}>
        <ToneIcon tone={tone} size="medium" />
        <Typography variant="h6" component="p">
          {t(title)}
          {stale && storage.observedAt && (
            <>
              {' – '}
              <Age at={storage.observedAt} />
            </>
          )}
        </Typography>
      </div>
      <Typography variant="body2" className={classes.text}>
        {stale ? t('storage.staleText') : t(text)}
      </Typography>
    </div>
  );
}

const useStorageReadinessViewStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
}));

/** Readiness of a cluster's storage: the verdict, the two measures, the reasons, the disks. */
function StorageReadinessView(props: {
  entity: Entity;
  status: ClusterStatus;
}) {
  const { entity, status } = props;
  const { storage, snapshot, activeRun } = status;
  const classes = useStorageReadinessViewStyles();
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

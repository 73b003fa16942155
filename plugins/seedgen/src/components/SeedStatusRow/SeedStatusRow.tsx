import type { Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  fleetStateOf,
  type ClusterStatus,
} from '@seedgen/backstage-plugin-seedgen-common';
import Paper from '@material-ui/core/Paper';
import { useSeedImageTabLink } from '../../hooks';
import { observedAtOf } from '../../model';
import { imageRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import {
  EntityProblem,
  KnownStatus,
  useEntityCluster,
} from '../ClusterState/EntityCluster';
import { StateCell } from '../ClusterState/StateCell';
import { Age, AsOf, ImageName, TagState, subtleText } from '../shared';

const useStatusLineStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: theme.spacing(3),
    rowGap: theme.spacing(1),
    ...theme.typography.body2,
  },
  part: { minWidth: 0, overflowWrap: 'anywhere' },
  subtle: {
    color: subtleText(theme),
    fontSize: theme.typography.caption.fontSize,
  },
}));

/** The state in a word with its reason, the last proven image, when that was seen, and where there is more. */
function StatusLine(props: { entity: Entity; status: ClusterStatus }) {
  const { entity, status } = props;
  const { lastSeed, activeRun } = status;
  const classes = useStatusLineStyles();
  const { t } = useTranslation();
  const imageRoute = useRouteRef(imageRouteRef);
  const tab = useSeedImageTabLink();
  return (
    <div className={classes.root}>
      <div className={classes.part}>
        <div className={classes.subtle}>{t('status.rowTitle')}</div>
        <StateCell cluster={{ ...status, state: fleetStateOf(status) }} />
      </div>
      {lastSeed && (
        <div className={classes.part}>
          <div className={classes.subtle}>{t('status.lastSeed')}</div>
          <Link to={imageRoute({ digest: lastSeed.digest })}>
            <ImageName image={lastSeed.image} />
          </Link>{' '}
          <Age at={lastSeed.verifiedAt} />
          <TagState state={lastSeed.tagState} />
        </div>
      )}
      <AsOf at={observedAtOf(status)} />
      <Link to={tab(entity, activeRun?.id)}>
        {activeRun ? t('status.openRun') : t('status.openTab')}
      </Link>
    </div>
  );
}

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1.5, 2), minWidth: 0 },
}));

/**
 * How the cluster of the entity stands, in a line: for an overview that has no room for the card *Seed
 * status*, or is read on a phone.
 *
 * @public
 */
export function SeedStatusRow() {
  const { entity, resource, problem } = useEntityCluster();
  const classes = useStyles();
  const { t } = useTranslation();
  if (problem) return <EntityProblem entity={entity} problem={problem} />;
  return (
    <Paper
      className={classes.root}
      component="section"
      aria-label={t('status.rowTitle')}
    >
      <KnownStatus resource={resource} rows={[22, 14]}>
        {status => <StatusLine entity={entity} status={status} />}
      </KnownStatus>
    </Paper>
  );
}

import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenClusterReadPermission,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useRuns } from '../../hooks';
import { runTone } from '../../model';
import { clustersRouteRef } from '../../routes';
import { useTranslation } from '../../translation';
import { RunningStory } from '../RunningStory/RunningStory';
import {
  Placeholder,
  RequestError,
  StaleNotice,
  StatusLabel,
  Subtle,
} from '../shared';

const MOST = 8;

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  cluster: { fontWeight: 700 },
  foot: { marginTop: theme.spacing(1) },
}));

/** What is under way on the clusters that the person may see, for the home page. */
export function RunningNow() {
  const classes = useStyles();
  const { t } = useTranslation();
  const fleetRoute = useRouteRef(clustersRouteRef);
  const { value, error, refresh, readAt } = useRuns({
    active: true,
    limit: MOST,
  });
  if (!value) {
    return error ? (
      <RequestError
        error={error}
        permission={seedgenClusterReadPermission.name}
        onRetry={refresh}
      />
    ) : (
      <Placeholder rows={[20, 16, 20, 16]} />
    );
  }
  return (
    <>
      {error && <StaleNotice error={error} readAt={readAt} />}
      {value.items.length === 0 ? (
        <Typography variant="body2" component="div">
          <StatusLabel tone="ok">{t('running.empty')}</StatusLabel>
          <Subtle>{t('running.emptyText')}</Subtle>
        </Typography>
      ) : (
        <ul className={classes.list} aria-label={t('running.listLabel')}>
          {value.items.map(run => (
            <li key={run.id} className={classes.item}>
              <RunningItem run={run} />
            </li>
          ))}
        </ul>
      )}
      {fleetRoute && (
        <Typography variant="body2" className={classes.foot}>
          {value.nextCursor && <>{t('running.more')} · </>}
          <Link to={fleetRoute()}>{t('running.toFleet')}</Link>
        </Typography>
      )}
    </>
  );
}

function RunningItem(props: { run: Run }) {
  const { run } = props;
  const classes = useStyles();
  return (
    <>
      <Typography variant="body2" component="div" className={classes.cluster}>
        <StatusLabel tone={runTone(run)}>{run.cluster}</StatusLabel>
      </Typography>
      <Subtle>
        <RunningStory run={run} />
      </Subtle>
    </>
  );
}

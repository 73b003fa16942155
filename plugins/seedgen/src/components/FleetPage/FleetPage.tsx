import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  type FleetCounts,
  seedgenClusterReadPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useFleet, useFleetView, useUrlPaging } from '../../hooks';
import {
  fleetVerdictOf,
  fleetQueryOf,
  totalOf,
  withoutFilters,
  withStateToggled,
} from '../../model';
import { useTranslation, type Translate } from '../../translation';
import { PageTitle } from '../PageTitle/PageTitle';
import { UrlPager } from '../Pager/Pager';
import { ToneIcon, AsOf, Panel, RequestError, StaleNotice } from '../shared';
import { FirstUse } from './FirstUse';
import { FleetFilters } from './FleetFilters';
import { FleetList } from './FleetList';
import { FleetSkeleton, FleetTiles } from './FleetTiles';
import { OddEntities } from './OddEntities';

const useFleetVerdictStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: 0,
  },
}));

/** Whether somebody is needed, before anything else. */
function FleetVerdict(props: { counts: FleetCounts }) {
  const classes = useFleetVerdictStyles();
  const { t } = useTranslation();
  const { tone } = fleetVerdictOf(props.counts);
  return (
    <Typography variant="h5" component="h2" className={classes.root}>
      <ToneIcon tone={tone} size="medium" />
      <span>{sentenceOf(props.counts, t)}</span>
    </Typography>
  );
}

function sentenceOf(counts: FleetCounts, t: Translate): string {
  const { kind, count, total } = fleetVerdictOf(counts);
  switch (kind) {
    case 'needed':
      return t('fleet.needed', { count, total: String(total) });
    case 'not-ready':
      return t('fleet.notReady', { count, total: String(total) });
    case 'not-all-known':
      return t('fleet.notAllKnown', { count, total: String(total) });
    default:
      return t('fleet.calm');
  }
}

const PAGE_SIZE = 50;

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
    minHeight: 40,
  },
}));

/** Every cluster at a glance, from the last pictures of them. The address holds what is asked for. */
export function FleetPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('pages.fleet')} />
      <Fleet />
    </>
  );
}

function Fleet() {
  const classes = useStyles();
  const [view, setView] = useFleetView();
  const paging = useUrlPaging();
  const { value, error, refresh, reading, readAt, settling } = useFleet({
    ...fleetQueryOf(view),
    cursor: paging.cursor,
    limit: PAGE_SIZE,
  });

  if (!value) {
    if (!error) return <FleetSkeleton />;
    return (
      <Panel>
        <RequestError
          page
          error={error}
          permission={seedgenClusterReadPermission.name}
          onRetry={refresh}
        />
        <UrlPager paging={paging} />
      </Panel>
    );
  }
  if (totalOf(value.counts) === 0) return <FirstUse />;
  return (
    <>
      <div className={classes.head}>
        <FleetVerdict counts={value.counts} />
        <AsOf at={readAt} refreshing={reading} onRefresh={refresh} />
      </div>
      <FleetTiles
        counts={value.counts}
        chosen={view.states}
        onToggle={state => setView(withStateToggled(view, state))}
      />
      <OddEntities clusters={totalOf(value.counts)} />
      <Panel>
        {error && <StaleNotice error={error} readAt={readAt} />}
        <FleetFilters view={view} page={value} onChange={setView} />
        <FleetList
          page={value}
          view={view}
          settling={settling}
          onChange={setView}
          onClear={() => setView(withoutFilters(view))}
        />
        <UrlPager paging={paging} nextCursor={value.nextCursor} />
      </Panel>
    </>
  );
}

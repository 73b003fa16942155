import { makeStyles } from '@material-ui/core/styles';
import { seedgenClusterReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { useFleet, useFleetView, useUrlPaging } from '../../hooks';
import {
  fleetQueryOf,
  totalOf,
  withoutFilters,
  withStateToggled,
} from '../../model';
import { useTranslation } from '../../translation';
import { PageTitle } from '../PageTitle';
import { UrlPager } from '../UrlPager';
import { AsOf, Panel, RequestError, StaleNotice } from '../shared';
import { FirstUse } from './FirstUse';
import { FleetFilters } from './FleetFilters';
import { FleetList } from './FleetList';
import { FleetSkeleton } from './FleetSkeleton';
import { FleetTiles } from './FleetTiles';
import { FleetVerdict } from './FleetVerdict';
import { OddEntities } from './OddEntities';

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

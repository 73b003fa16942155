import type { Entity } from '@backstage/catalog-model';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import { useSeedImageTabLink } from '../../hooks';
import { useTranslation } from '../../translation';
import { RemedyState } from '../Remedies/RemedyState';
import { RunHistory } from '../RunHistory/RunHistory';
import { LiveRun } from '../RunView/LiveRun';
import { GenerateLink } from '../TemplateLink/TemplateLink';
import { Empty, Panel, StaleNotice } from '../shared';
import { ClusterBar } from './ClusterBar';
import { LatestPreflight } from './LatestPreflight';

/** Says what will be seen here, and leads to the first run. */
function FirstUse(props: { entity: Entity; status: ClusterStatus }) {
  const { t } = useTranslation();
  return (
    <Panel>
      <Empty title={t('run.none')} text={t('run.noneText')}>
        <GenerateLink {...props} />
      </Empty>
    </Panel>
  );
}

const useStyles = makeStyles(theme => ({
  stack: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2.5),
  },
}));

/** Runs of a cluster: the one that the address names, else the one under way, else the last. */
export function ClusterRuns(props: {
  entity: Entity;
  status: ClusterStatus;
  error?: Error;
  readAt?: string;
  onChanged: () => void;
}) {
  const { entity, status, error, readAt, onChanged } = props;
  const classes = useStyles();
  const [search] = useSearchParams();
  const tabLink = useSeedImageTabLink();
  const current = status.activeRun ?? status.lastRun;
  const selected = search.get('run') ?? current?.id;

  return (
    <>
      {error && <StaleNotice error={error} readAt={readAt} />}
      <div className={classes.stack}>
        <ClusterBar entity={entity} status={status} onChanged={onChanged} />
        {status.activeRemedy && status.activeRemedy.id !== selected && (
          <RemedyState run={status.activeRemedy} />
        )}
        {selected ? (
          <LiveRun
            id={selected}
            onCancelled={onChanged}
            staleAbove={error !== undefined}
          />
        ) : (
          <FirstUse entity={entity} status={status} />
        )}
        {!status.activeRun && (
          <LatestPreflight
            cluster={status.name}
            lastRunEndedAt={status.lastRun?.finishedAt}
          />
        )}
        {current && (
          <RunHistory
            cluster={status.name}
            selected={selected}
            link={(run, text) => (
              <Link to={tabLink(entity, run.id)}>{text}</Link>
            )}
          />
        )}
      </div>
    </>
  );
}

import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useNow, useRunEstimates } from '../../hooks';
import { runRouteRef } from '../../routes';
import { useTranslation, kindName, phaseName } from '../../translation';
import { RunProgress } from '../RunProgress/RunProgress';
import { Clock, Elapsed } from '../shared';

/** When a run is expected to end, in a few words; honest where nothing can be said. */
function ExpectedIn(props: { run: Run }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const end = useRunEstimates(props.run)?.end;
  // Not read yet, or not readable: then nothing is said of it.
  if (!end) return null;
  const { range, reason } = end;
  if (!range) {
    return (
      <>
        {reason?.code === 'LongerThanEver'
          ? t('fleet.expectedPassed')
          : t('fleet.noEstimate')}
      </>
    );
  }
  if (Date.parse(range.to) < now) return <>{t('fleet.expectedPassed')}</>;
  return (
    <>
      {t('fleet.expected', {
        from: <Clock at={range.from} />,
        to: <Clock at={range.to} />,
      })}
    </>
  );
}

const useStyles = makeStyles(theme => ({
  progress: { maxWidth: 260, margin: theme.spacing(0.5, 0) },
}));

/** What a run does now, how far it is, and when it is expected to end. */
export function RunningStory(props: { run: Run }) {
  const { run } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const runRoute = useRouteRef(runRouteRef);
  return (
    <>
      <Link to={runRoute({ id: run.id })}>
        {kindName(t, run.kind)}: {phaseName(t, run.phase)}
      </Link>{' '}
      {t('fleet.runningFor')} <Elapsed from={run.requestedAt} />
      <div className={classes.progress}>
        <RunProgress run={run} />
      </div>
      {run.problem ? (
        run.problem.message
      ) : (
        <ExpectedIn key={run.id} run={run} />
      )}
    </>
  );
}

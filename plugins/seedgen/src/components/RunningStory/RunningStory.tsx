import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { runRouteRef } from '../../routes';
import { useTranslation, kindName, phaseName } from '../../translation';
import { RunProgress } from '../RunProgress';
import { Elapsed } from '../shared';
import { ExpectedIn } from './ExpectedIn';

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

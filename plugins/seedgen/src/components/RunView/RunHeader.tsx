import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Run, RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { isActive, runTone } from '../../model';
import { runTitle, useTranslation, phaseName } from '../../translation';
import { ReportButton } from '../../report/ReportButton';
import { CancelRun } from '../CancelRun/CancelRun';
import { AsOf, StatusLabel, Timed, subtleText } from '../shared';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
  },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(2),
  },
  text: { color: subtleText(theme), overflowWrap: 'anywhere' },
  actions: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
}));

/** What a run is, how it stands and what was seen of it last. */
export function RunHeader(props: {
  run: RunDetails;
  onCancelled: (run: Run) => void;
}) {
  const { run, onCancelled } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <div>
        <div className={classes.title}>
          <Typography variant="h5" component="h2">
            {runTitle(run, t)} · {run.cluster}
          </Typography>
          <Typography component="span">
            <StatusLabel tone={runTone(run)}>
              {phaseName(t, run.phase)}
            </StatusLabel>
          </Typography>
        </div>
        <Typography
          variant="body2"
          className={classes.text}
          role="status"
          aria-live="polite"
        >
          <Timed text={run.statusText} />
        </Typography>
      </div>
      <div className={classes.actions}>
        {isActive(run) && <AsOf at={run.observedAt} />}
        <ReportButton runId={run.id} />
        <CancelRun run={run} onCancelled={onCancelled} />
      </div>
    </div>
  );
}

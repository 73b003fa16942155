import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { runTone } from '../../model';
import {
  useTranslation,
  kindName,
  phaseName,
  phaseText,
} from '../../translation';
import { RunProgress } from '../RunProgress';
import {
  Elapsed,
  Person,
  TimeOfDay,
  ToneIcon,
  subtleText,
  Timed,
} from '../shared';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
  },
  line: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  subtle: { color: subtleText(theme) },
  text: { overflowWrap: 'anywhere' },
}));

/** The run that is under way: which phase, since when, what was seen last, who asked. */
export function ActiveRun(props: { run: Run }) {
  const { run } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <div className={classes.line}>
        <ToneIcon tone={runTone(run)} size="medium" />
        <Typography variant="h6" component="p">
          {kindName(t, run.kind)}: {phaseName(t, run.phase)}
        </Typography>
      </div>
      <RunProgress run={run} />
      <div role="status">
        <Typography variant="body2" className={classes.text}>
          <Timed text={run.statusText || phaseText(t, run.phase)} />
        </Typography>
      </div>
      <Typography variant="body2" component="div" className={classes.subtle}>
        {t('status.since', {
          time: <TimeOfDay at={run.phaseSince} />,
          duration: <Elapsed from={run.phaseSince} />,
        })}{' '}
        · {t('status.requestedBy')} <Person reference={run.requestedBy} />
      </Typography>
    </div>
  );
}

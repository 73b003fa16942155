import { makeStyles, type Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  Run,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import { stepsOf } from '../../model';
import { useTranslation, phaseName, phaseText } from '../../translation';
import { RunStep } from './RunStep';
import { subtleText } from '../shared/tones';

const useStyles = makeStyles((theme: Theme) => ({
  list: {
    display: 'flex',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    [theme.breakpoints.down('sm')]: { flexDirection: 'column' },
  },
  text: {
    color: subtleText(theme),
    marginTop: theme.spacing(2),
  },
}));

/** The phases of a run: what is done, where it is, what is to come. */
export function RunStepper(props: {
  run: Run;
  timeline: readonly TimelineEntry[];
}) {
  const { run, timeline } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const steps = stepsOf(run, timeline);
  const text =
    run.phase === 'Unconfirmed' && !run.digest
      ? t('step.unproven')
      : phaseText(t, run.phase);
  return (
    <div>
      <ol className={classes.list} aria-label={t('step.label')}>
        {steps.map((step, index) => (
          <RunStep key={step.phase} step={step} number={index + 1} />
        ))}
      </ol>
      <Typography variant="body2" className={classes.text}>
        <strong>{phaseName(t, run.phase)}</strong>
        {text && ` – ${text}`}
      </Typography>
    </div>
  );
}

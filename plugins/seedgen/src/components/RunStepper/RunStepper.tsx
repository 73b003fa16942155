import CheckIcon from '@material-ui/icons/Check';
import CloseIcon from '@material-ui/icons/Close';
import PauseIcon from '@material-ui/icons/Pause';
import PriorityHighIcon from '@material-ui/icons/PriorityHigh';
import RemoveIcon from '@material-ui/icons/Remove';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type {
  Run,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import { type StepState, type Step, stepsOf } from '../../model';
import { useTranslation, phaseName, phaseText } from '../../translation';
import { Elapsed } from '../shared';
import { subtleText } from '../shared/tones';
import { useStepStyles } from './stepStyles';

const ICONS: Partial<Record<StepState, typeof CheckIcon>> = {
  done: CheckIcon,
  failed: CloseIcon,
  skipped: RemoveIcon,
  stopped: PauseIcon,
  unconfirmed: PriorityHighIcon,
};

/** The round mark of a step; each state has a shape of its own. */
function StepMark(props: { state: StepState; number: number }) {
  const { state, number } = props;
  const classes = useStepStyles();
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <span className={classes.mark} role="img" aria-label={t(`step.${state}`)}>
      {Icon ? <Icon fontSize="inherit" /> : number}
    </span>
  );
}

/** One phase of a run: its mark, its name, how long it took. */
function RunStep(props: { step: Step; number: number }) {
  const { step, number } = props;
  const { phase, state, enteredAt, durationMs } = step;
  const classes = useStepStyles();
  const { t, format } = useTranslation();

  let below = state === 'pending' ? null : <>{t(`step.${state}`)}</>;
  if (state === 'done' && durationMs !== undefined) {
    below = <>{format.duration(durationMs)}</>;
  } else if (state === 'current' && enteredAt) {
    below = <Elapsed from={enteredAt} />;
  }
  return (
    <li
      className={`${classes.step} ${classes[state]}`}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <StepMark state={state} number={number} />
      <Tooltip
        title={[phaseText(t, phase), enteredAt && format.moment(enteredAt)]
          .filter(Boolean)
          .join(' · ')}
      >
        <div className={classes.words}>
          <Typography variant="body2" className={classes.name}>
            {phaseName(t, phase)}
          </Typography>
          <Typography variant="caption" className={classes.below}>
            {below}
          </Typography>
        </div>
      </Tooltip>
    </li>
  );
}

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

import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import type { Step } from '../../model';
import { useTranslation, phaseName, phaseText } from '../../translation';
import { Elapsed } from '../shared';
import { StepMark } from './StepMark';
import { useStepStyles } from './stepStyles';

/** One phase of a run: its mark, its name, how long it took. */
export function RunStep(props: { step: Step; number: number }) {
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

import CheckIcon from '@material-ui/icons/Check';
import CloseIcon from '@material-ui/icons/Close';
import PauseIcon from '@material-ui/icons/Pause';
import PriorityHighIcon from '@material-ui/icons/PriorityHigh';
import RemoveIcon from '@material-ui/icons/Remove';
import type { StepState } from '../../model';
import { useTranslation } from '../../translation';
import { useStepStyles } from './stepStyles';

const ICONS: Partial<Record<StepState, typeof CheckIcon>> = {
  done: CheckIcon,
  failed: CloseIcon,
  skipped: RemoveIcon,
  stopped: PauseIcon,
  unconfirmed: PriorityHighIcon,
};

/** The round mark of a step; each state has a shape of its own. */
export function StepMark(props: { state: StepState; number: number }) {
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

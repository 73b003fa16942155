import { makeStyles, type Theme } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/HelpOutline';
import InfoIcon from '@material-ui/icons/Info';
import SyncIcon from '@material-ui/icons/Sync';
import WarningIcon from '@material-ui/icons/Warning';
import type { Tone } from '../../model';
import { useTranslation } from '../../translation';
import { toneColor } from './tones';

const ICONS = {
  ok: CheckCircleIcon,
  info: InfoIcon,
  running: SyncIcon,
  warning: WarningIcon,
  error: ErrorIcon,
  unknown: HelpIcon,
};

const useStyles = makeStyles((theme: Theme) => ({
  icon: {
    color: ({ tone }: { tone: Tone }) => toneColor(theme, tone),
    flexShrink: 0,
  },
  '@keyframes seedgenTurn': {
    from: { transform: 'rotate(360deg)' },
    to: { transform: 'rotate(0deg)' },
  },
  turning: {
    animation: '$seedgenTurn 2.4s linear infinite',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
}));

/** The icon of a tone. Each has a shape of its own, so that colour never tells alone. */
export function ToneIcon(props: {
  tone: Tone;
  size?: 'small' | 'medium' | 'large' | 'inherit';
  /** For an icon that stands without a text that says the same. */
  labelled?: boolean;
}) {
  const { tone, size = 'small', labelled = false } = props;
  const classes = useStyles({ tone });
  const { t } = useTranslation();
  const Icon = ICONS[tone];
  return (
    <Icon
      fontSize={size}
      className={`${classes.icon} ${tone === 'running' ? classes.turning : ''}`}
      titleAccess={labelled ? t(`tone.${tone}`) : undefined}
    />
  );
}

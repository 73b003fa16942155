import type { ReactNode } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/HelpOutline';
import InfoIcon from '@material-ui/icons/Info';
import SyncIcon from '@material-ui/icons/Sync';
import WarningIcon from '@material-ui/icons/Warning';
import type SvgIcon from '@material-ui/core/SvgIcon';
import type { TagState as State } from '@seedgen/backstage-plugin-seedgen-common';
import type { Tone } from '../../model';
import { placeTone } from '../../model/images';
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

const useTintedStyles = makeStyles((theme: Theme) => ({
  icon: { color: ({ tone }: { tone: Tone }) => toneColor(theme, tone) },
}));

/** An icon in the colour of a tone, next to a text that says the same. */
export function Tinted(props: {
  icon: typeof SvgIcon;
  tone: Tone;
  /** For an icon that stands without a text that says the same. */
  label?: string;
}) {
  const { icon: Icon, tone, label } = props;
  const classes = useTintedStyles({ tone });
  return (
    <Icon
      fontSize="small"
      className={classes.icon}
      aria-hidden={label ? undefined : true}
      titleAccess={label}
    />
  );
}

const useStatusLabelStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
  },
  wrap: { whiteSpace: 'normal', alignItems: 'flex-start' },
}));

/** A state in a word, with the icon of its tone. */
export function StatusLabel(props: {
  tone: Tone;
  children: ReactNode;
  /** For a sentence that may take more than a line. */
  wrap?: boolean;
}) {
  const classes = useStatusLabelStyles();
  return (
    <span className={`${classes.root} ${props.wrap ? classes.wrap : ''}`}>
      <ToneIcon tone={props.tone} />
      <span>{props.children}</span>
    </span>
  );
}

/** That the tag which an image is named with does not show it any more; nothing while it does, or nobody knows. */
export function TagState(props: { state: State | undefined }) {
  const { state } = props;
  const { t } = useTranslation();
  if (state !== 'moved' && state !== 'absent') return null;
  return (
    <div title={t('image.tagText')}>
      <StatusLabel tone={placeTone(state)} wrap>
        {t(`images.location.${state}`)}
      </StatusLabel>
    </div>
  );
}

import BlockIcon from '@material-ui/icons/Block';
import BuildIcon from '@material-ui/icons/Build';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import HelpIcon from '@material-ui/icons/HelpOutline';
import SyncIcon from '@material-ui/icons/Sync';
import WarningIcon from '@material-ui/icons/Warning';
import type {
  FleetState,
  FleetCluster,
} from '@seedgen/backstage-plugin-seedgen-common';
import { makeStyles } from '@material-ui/core/styles';
import { useNow } from '../../hooks';
import { fleetTone, type Tone, fleetStoryOf, isOldPicture } from '../../model';
import { useTranslation } from '../../translation';
import { Tinted, ToneIcon, subtleText } from '../shared';
import { StateStory } from './StateStory';

// States that share a colour with others, or have none of their own.
const ICONS = {
  unreachable: CloudOffIcon,
  'not-ready': BuildIcon,
  spent: BlockIcon,
};

// For those whose colour is another than their own, and so would give them another's shape.
const SHAPES: Record<FleetState, typeof BuildIcon> = {
  ...ICONS,
  attention: WarningIcon,
  running: SyncIcon,
  ready: CheckCircleIcon,
  unknown: HelpIcon,
};

/** The icon of a state; each has a shape of its own. */
export function StateIcon(props: {
  state: FleetState;
  /** Instead of the state's own, where it is only what was so. */
  tone?: Tone;
}) {
  const { state, tone = fleetTone(state) } = props;
  return state in ICONS || props.tone ? (
    <Tinted icon={SHAPES[state]} tone={tone} />
  ) : (
    <ToneIcon tone={tone} />
  );
}

const useStyles = makeStyles(theme => ({
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    fontWeight: 700,
  },
  story: {
    maxWidth: '56ch',
    fontSize: theme.typography.caption.fontSize,
    color: subtleText(theme),
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
  },
}));

/** How a cluster stands, in a word, and why. */
export function StateCell(props: { cluster: FleetCluster }) {
  const { cluster } = props;
  const { state } = cluster;
  const classes = useStyles();
  const { t } = useTranslation();
  const old = isOldPicture(cluster, useNow(10_000));
  return (
    <div>
      <span className={classes.state}>
        <StateIcon
          state={state}
          tone={old && state === 'ready' ? 'unknown' : undefined}
        />
        {t(`fleet.state.${state}`)}
      </span>
      <div className={classes.story}>
        <StateStory story={fleetStoryOf(cluster)} />
        {old && state !== 'unreachable' && <div>{t('fleet.oldPicture')}</div>}
      </div>
    </div>
  );
}

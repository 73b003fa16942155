import BlockIcon from '@material-ui/icons/Block';
import BuildIcon from '@material-ui/icons/Build';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import HelpIcon from '@material-ui/icons/HelpOutline';
import SyncIcon from '@material-ui/icons/Sync';
import WarningIcon from '@material-ui/icons/Warning';
import type { FleetState } from '@seedgen/backstage-plugin-seedgen-common';
import { fleetTone, type Tone } from '../../model';
import { Tinted, ToneIcon } from '../shared';

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

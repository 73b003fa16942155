import BlockIcon from '@material-ui/icons/Block';
import BuildIcon from '@material-ui/icons/Build';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import type { FleetState } from '@seedgen/backstage-plugin-seedgen-common';
import { fleetTone, type Tone } from '../../model';
import { Tinted, ToneIcon } from '../shared';

// States that share a colour with others, or have none of their own.
const ICONS = {
  unreachable: CloudOffIcon,
  'not-ready': BuildIcon,
  spent: BlockIcon,
};

/** The icon of a state; each has a shape of its own. */
export function StateIcon(props: {
  state: FleetState;
  /** Instead of the state's own, where it is only what was so. */
  tone?: Tone;
}) {
  const { state, tone = fleetTone(state) } = props;
  return state in ICONS ? (
    <Tinted icon={ICONS[state as keyof typeof ICONS]} tone={tone} />
  ) : (
    <ToneIcon tone={tone} />
  );
}

import ButtonBase from '@material-ui/core/ButtonBase';
import { alpha, makeStyles } from '@material-ui/core/styles';
import {
  FLEET_STATES,
  type FleetCounts,
  type FleetState,
} from '@seedgen/backstage-plugin-seedgen-common';
import { fleetTone } from '../../model';
import { useTranslation } from '../../translation';
import { StateIcon } from '../ClusterState';
import { subtleText, toneColor } from '../shared';
import { tileGrid } from './tileGrid';

const useStyles = makeStyles(theme => ({
  tiles: {
    ...tileGrid(theme),
    margin: theme.spacing(0, 0, 2.5),
    padding: 0,
    listStyle: 'none',
  },
}));

/** How many clusters stand how; each count filters by its state. */
export function FleetTiles(props: {
  counts: FleetCounts;
  chosen: readonly FleetState[];
  onToggle: (state: FleetState) => void;
}) {
  const { counts, chosen, onToggle } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <ul className={classes.tiles} aria-label={t('fleet.countsLabel')}>
      {FLEET_STATES.map(state => (
        <li key={state}>
          <Tile
            state={state}
            count={counts[state]}
            chosen={chosen.includes(state)}
            onClick={() => onToggle(state)}
          />
        </li>
      ))}
    </ul>
  );
}

interface Look {
  state: FleetState;
  count: number;
  chosen: boolean;
}

const useTileStyles = makeStyles(theme => {
  const colorOf = ({ state }: Look) => toneColor(theme, fleetTone(state));
  const edgeOf = (look: Look) =>
    look.chosen ? colorOf(look) : theme.palette.divider;
  // A count of nothing stands back; one that needs somebody stands out.
  const stressed = ({ state, count }: Look) =>
    count > 0 && ['attention', 'unreachable'].includes(state);
  return {
    tile: {
      width: '100%',
      height: '100%',
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'flex-start',
      justifyContent: 'flex-start',
      padding: theme.spacing(1.5),
      textAlign: 'left',
      borderRadius: theme.shape.borderRadius,
      borderStyle: 'solid',
      borderWidth: '4px 1px 1px',
      borderLeftColor: edgeOf,
      borderRightColor: edgeOf,
      borderBottomColor: edgeOf,
      borderTopColor: (look: Look) =>
        look.count > 0 ? colorOf(look) : theme.palette.divider,
      boxShadow: (look: Look) =>
        look.chosen ? `inset 0 0 0 1px ${colorOf(look)}` : 'none',
      background: (look: Look) =>
        stressed(look) || look.chosen
          ? alpha(colorOf(look), 0.1)
          : theme.palette.background.paper,
      '&:hover': { background: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(1) },
    },
    count: {
      fontSize: '2rem',
      lineHeight: 1.1,
      fontWeight: 700,
      fontVariantNumeric: 'tabular-nums',
      color: (look: Look) =>
        look.count > 0 ? theme.palette.text.primary : subtleText(theme),
      [theme.breakpoints.up('lg')]: { fontSize: '2.4rem' },
      [theme.breakpoints.down('xs')]: { fontSize: '1.5rem' },
    },
    name: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      marginTop: theme.spacing(0.5),
      fontSize: theme.typography.body2.fontSize,
      color: theme.palette.text.primary,
      [theme.breakpoints.down('xs')]: { fontSize: '0.75rem' },
    },
  };
});

function Tile(props: Look & { onClick: () => void }) {
  const { state, count, onClick } = props;
  const classes = useTileStyles(props);
  const { t } = useTranslation();
  return (
    <ButtonBase
      focusRipple={false}
      className={classes.tile}
      aria-pressed={props.chosen}
      title={t(`fleet.stateText.${state}`)}
      onClick={onClick}
    >
      <span className={classes.count}>{count}</span>{' '}
      <span className={classes.name}>
        {/* Without a cluster in it a state is not under way either. */}
        <StateIcon state={state} tone={count > 0 ? undefined : 'unknown'} />
        {t(`fleet.state.${state}`)}
      </span>
    </ButtonBase>
  );
}

import { type Theme, alpha, makeStyles } from '@material-ui/core/styles';
import ButtonBase from '@material-ui/core/ButtonBase';
import {
  FLEET_STATES,
  type FleetCounts,
  type FleetState,
} from '@seedgen/backstage-plugin-seedgen-common';
import { fleetTone } from '../../model';
import { useTranslation } from '../../translation';
import { StateIcon } from '../ClusterState/StateCell';
import { subtleText, toneColor, Panel, Placeholder } from '../shared';

/** As many tiles side by side as their names have room for, in a narrow window beside the sidebar too. */
const tileGrid = (theme: Theme) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(132px, 1fr))',
  gap: theme.spacing(1.5),
  [theme.breakpoints.down('xs')]: {
    gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))',
    gap: theme.spacing(1),
  },
});

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

const useFleetSkeletonStyles = makeStyles(theme => ({
  tiles: {
    ...tileGrid(theme),
    margin: theme.spacing(2, 0, 2.5),
  },
  tile: {
    height: 96,
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('xs')]: { height: 76 },
  },
  head: { height: 40 },
}));

/** The page's parts at their places and of about their size, until they are there. */
export function FleetSkeleton() {
  const classes = useFleetSkeletonStyles();
  return (
    <>
      <div className={classes.head} />
      <div className={classes.tiles} aria-hidden>
        {Array.from({ length: 7 }, (_, index) => (
          <div key={index} className={classes.tile} />
        ))}
      </div>
      <Panel>
        <Placeholder rows={[40, 24, 44, 44, 44, 44, 44, 44]} />
      </Panel>
    </>
  );
}

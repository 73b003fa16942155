import { makeStyles } from '@material-ui/core/styles';
import { Panel, Placeholder } from '../shared';
import { tileGrid } from './tileGrid';

const useStyles = makeStyles(theme => ({
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
  const classes = useStyles();
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

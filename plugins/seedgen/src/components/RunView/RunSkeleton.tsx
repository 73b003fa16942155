import { makeStyles } from '@material-ui/core/styles';
import { Panel, Placeholder } from '../shared';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2.5),
  },
}));

/** Where a run will be: its head with steps and facts, its scale, its timeline. */
export function RunSkeleton() {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Panel>
        <Placeholder rows={[28, 16, 56, 20, 40, 40, 40]} />
      </Panel>
      <Panel>
        <Placeholder rows={[24, 20, 260]} />
      </Panel>
      <Panel>
        <Placeholder rows={[24, 40, 40, 40, 40, 40]} />
      </Panel>
    </div>
  );
}

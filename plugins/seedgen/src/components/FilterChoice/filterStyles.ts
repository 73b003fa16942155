import { makeStyles } from '@material-ui/core/styles';

/** A row of filters above a list; on a phone they share lines. */
export const useFilterStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
  search: {
    flex: '1 1 220px',
    maxWidth: 360,
    [theme.breakpoints.down('xs')]: { flexBasis: '100%', maxWidth: 'none' },
  },
  choice: {
    flex: '0 1 180px',
    minWidth: 120,
    [theme.breakpoints.down('xs')]: { flex: '1 1 40%' },
  },
}));

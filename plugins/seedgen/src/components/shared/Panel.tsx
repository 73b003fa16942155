import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2.5), minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
}));

/** A part of a page on a surface of its own. */
export function Panel(props: {
  title?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const { title, action, children } = props;
  const classes = useStyles();
  return (
    <Paper className={classes.root} component="section" aria-label={title}>
      {(title || action) && (
        <div className={classes.head}>
          {title && (
            <Typography variant="h6" component="h3">
              {title}
            </Typography>
          )}
          {action}
        </div>
      )}
      {children}
    </Paper>
  );
}

import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from './tones';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(4, 2),
    textAlign: 'center',
    maxWidth: 560,
    margin: '0 auto',
  },
  text: { color: subtleText(theme) },
  actions: { marginTop: theme.spacing(2) },
}));

/** Says why there is nothing to see, and what to do first. */
export function Empty(props: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  const { title, text, children } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="p">
        {title}
      </Typography>
      <Typography variant="body2" className={classes.text}>
        {text}
      </Typography>
      {children && <div className={classes.actions}>{children}</div>}
    </div>
  );
}

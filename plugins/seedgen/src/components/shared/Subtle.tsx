import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { subtleText } from './tones';

const useStyles = makeStyles(theme => ({
  root: {
    color: subtleText(theme),
    fontSize: theme.typography.caption.fontSize,
    fontWeight: 'normal',
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
  },
}));

/** A line that stands back below what it belongs to. */
export function Subtle(props: { children: ReactNode }) {
  const classes = useStyles();
  return <div className={classes.root}>{props.children}</div>;
}

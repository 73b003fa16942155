import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Tone } from '../../model';
import { ToneIcon } from './ToneIcon';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
  },
}));

/** A state in a word, with the icon of its tone. */
export function StatusLabel(props: { tone: Tone; children: ReactNode }) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <ToneIcon tone={props.tone} />
      <span>{props.children}</span>
    </span>
  );
}

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
  wrap: { whiteSpace: 'normal', alignItems: 'flex-start' },
}));

/** A state in a word, with the icon of its tone. */
export function StatusLabel(props: {
  tone: Tone;
  children: ReactNode;
  /** For a sentence that may take more than a line. */
  wrap?: boolean;
}) {
  const classes = useStyles();
  return (
    <span className={`${classes.root} ${props.wrap ? classes.wrap : ''}`}>
      <ToneIcon tone={props.tone} />
      <span>{props.children}</span>
    </span>
  );
}

import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Tone } from '../../model';
import { ToneIcon } from './ToneIcon';
import { subtleText } from './tones';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(4, 2),
    textAlign: 'center',
    maxWidth: 560,
    margin: '0 auto',
    overflowWrap: 'anywhere',
  },
  icon: { marginBottom: theme.spacing(1) },
  text: { color: subtleText(theme), textWrap: 'balance' },
  actions: { marginTop: theme.spacing(2) },
}));

/** Says why there is nothing to see, and what to do first. */
export function Empty(props: {
  title: string;
  text: ReactNode;
  /** For a reason that is more than that there is nothing. */
  tone?: Tone;
  children?: ReactNode;
}) {
  const { title, text, tone, children } = props;
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      role={tone && 'note'}
      aria-label={tone && title}
    >
      {tone && (
        <div className={classes.icon}>
          <ToneIcon tone={tone} size="large" labelled />
        </div>
      )}
      <Typography variant="h6" component="p">
        {title}
      </Typography>
      <Typography variant="body2" component="div" className={classes.text}>
        {text}
      </Typography>
      {children && <div className={classes.actions}>{children}</div>}
    </div>
  );
}

import type { ReactNode } from 'react';
import { alpha, makeStyles, type Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Tone } from '../../model';
import { ToneIcon } from './ToneIcon';
import { toneColor } from './tones';

const useStyles = makeStyles((theme: Theme) => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.25, 1.5),
    borderRadius: theme.shape.borderRadius,
    borderLeft: '4px solid',
    borderLeftColor: ({ tone }: { tone: Tone }) => toneColor(theme, tone),
    background: ({ tone }: { tone: Tone }) =>
      tone === 'unknown'
        ? theme.palette.action.hover
        : alpha(toneColor(theme, tone), 0.1),
  },
  icon: { paddingTop: 1 },
  text: { minWidth: 0, flex: 1, overflowWrap: 'anywhere' },
  title: { fontWeight: 700 },
}));

/** Something the reader should know before going on. */
export function Notice(props: {
  tone: Tone;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const { tone, title, children, actions } = props;
  const classes = useStyles({ tone });
  return (
    <div className={classes.root} role="note" aria-label={title}>
      <div className={classes.icon}>
        <ToneIcon tone={tone} labelled />
      </div>
      <div className={classes.text}>
        <Typography variant="body2" className={classes.title}>
          {title}
        </Typography>
        {children && (
          <Typography variant="body2" component="div">
            {children}
          </Typography>
        )}
        {actions}
      </div>
    </div>
  );
}

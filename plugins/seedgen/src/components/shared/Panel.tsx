import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslation } from '../../translation';

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

const usePlaceholderStyles = makeStyles(theme => ({
  '@keyframes seedgenPulse': {
    '0%, 100%': { opacity: 1 },
    '50%': { opacity: 0.45 },
  },
  bar: {
    background: theme.palette.action.hover,
    borderRadius: theme.shape.borderRadius,
    marginBottom: theme.spacing(1.5),
    animation: '$seedgenPulse 1.6s ease-in-out infinite',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
}));

/** Grey bars where content will be, of about its height, so that nothing jumps when it comes. */
export function Placeholder(props: {
  /** Height of each bar in pixels. */
  rows: number[];
}) {
  const classes = usePlaceholderStyles();
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')} aria-busy="true">
      {props.rows.map((height, index) => (
        <div
          key={index}
          className={classes.bar}
          style={{ height, width: index % 3 === 1 ? '70%' : '100%' }}
        />
      ))}
    </div>
  );
}

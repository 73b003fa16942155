import { makeStyles } from '@material-ui/core/styles';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(theme => ({
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
  const classes = useStyles();
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

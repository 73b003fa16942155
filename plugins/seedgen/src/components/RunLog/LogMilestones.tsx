import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslation } from '../../translation';
import { TimeOfDay, subtleText } from '../shared';
import type { LogMilestone } from './logText';

const useStyles = makeStyles(theme => ({
  root: { margin: theme.spacing(1, 0) },
  list: {
    listStyle: 'none',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.25, 1),
    margin: 0,
    padding: 0,
  },
  button: { textTransform: 'none', textAlign: 'left' },
  time: {
    color: subtleText(theme),
    marginRight: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** What a log says has happened, each leading to its line. */
export function LogMilestones(props: {
  milestones: LogMilestone[];
  onGoTo: (line: number) => void;
}) {
  const { milestones, onGoTo } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  if (milestones.length === 0) return null;
  return (
    <nav className={classes.root} aria-label={t('log.milestones')}>
      <Typography variant="subtitle2" component="h4">
        {t('log.milestones')}
      </Typography>
      <ol className={classes.list}>
        {milestones.map(({ entry, line }) => (
          <li key={entry.sequence}>
            <Button
              size="small"
              color="primary"
              className={classes.button}
              onClick={() => onGoTo(line)}
            >
              {entry.occurredAt && (
                <span className={classes.time}>
                  <TimeOfDay at={entry.occurredAt} />
                </span>
              )}
              {entry.text}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

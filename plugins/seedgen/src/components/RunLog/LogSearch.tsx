import type { KeyboardEvent } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import IconButton from '@material-ui/core/IconButton';
import TextField from '@material-ui/core/TextField';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import NextIcon from '@material-ui/icons/KeyboardArrowDown';
import PreviousIcon from '@material-ui/icons/KeyboardArrowUp';
import { useTranslation } from '../../translation';
import { subtleText } from '../shared/tones';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    color: subtleText(theme),
  },
  count: { minWidth: '9em' },
}));

/** What is looked for in a log, how often it is there, and the way from one place to the next. */
export function LogSearch(props: {
  text: string;
  onText: (text: string) => void;
  lines: number;
  matches: number;
  /** Which of the matches is looked at, counted from 0. */
  current: number | undefined;
  onMove: (by: 1 | -1) => void;
  only: boolean;
  onOnly: (only: boolean) => void;
}) {
  const { text, onText, lines, matches, current, onMove, only, onOnly } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const total = String(matches);
  let count: string = t('log.lines', { total: String(lines) });
  if (text.trim() !== '') {
    count =
      current === undefined
        ? t('log.matches', { count: matches })
        : t('log.match', { number: String(current + 1), total });
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    onMove(event.shiftKey ? -1 : 1);
  };
  const step = (by: 1 | -1, label: string) => (
    <Tooltip title={label}>
      <span>
        <IconButton
          size="small"
          aria-label={label}
          disabled={matches === 0}
          onClick={() => onMove(by)}
        >
          {by === 1 ? <NextIcon /> : <PreviousIcon />}
        </IconButton>
      </span>
    </Tooltip>
  );
  return (
    <div className={classes.head} role="search">
      <TextField
        id="seedgen-log-search"
        label={t('log.search')}
        size="small"
        variant="outlined"
        type="search"
        value={text}
        onChange={event => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span>
        {step(-1, t('log.previous'))}
        {step(1, t('log.next'))}
      </span>
      <Typography variant="body2" role="status" className={classes.count}>
        {count}
      </Typography>
      <FormControlLabel
        label={<Typography variant="body2">{t('log.only')}</Typography>}
        disabled={matches === 0}
        control={
          <Checkbox
            size="small"
            color="primary"
            checked={only}
            onChange={event => onOnly(event.target.checked)}
          />
        }
      />
    </div>
  );
}

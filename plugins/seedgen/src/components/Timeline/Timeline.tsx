import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import SortIcon from '@material-ui/icons/SwapVert';
import type { TimelineEntry } from '@seedgen/backstage-plugin-seedgen-common';
import { outagesOf } from '../../model';
import { useTranslation } from '../../translation';
import { TimelineItem } from './TimelineItem';
import { subtleText } from '../shared/tones';

const SHOWN_AT_FIRST = 40;

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    marginBottom: theme.spacing(1),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  subtle: { color: subtleText(theme) },
}));

/** What happened in a run, entry by entry. */
export function Timeline(props: { entries: readonly TimelineEntry[] }) {
  const { entries } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [newestFirst, setNewestFirst] = useState(true);
  const [all, setAll] = useState(false);

  const outages = outagesOf(entries);
  const ordered = [...entries].sort((a, b) =>
    newestFirst ? b.sequence - a.sequence : a.sequence - b.sequence,
  );
  const shown = all ? ordered : ordered.slice(0, SHOWN_AT_FIRST);
  const hidden = ordered.length - shown.length;

  return (
    <section aria-label={t('timeline.title')}>
      <div className={classes.head}>
        <Typography variant="h6" component="h3">
          {t('timeline.title')}
        </Typography>
        {entries.length > 1 && (
          <Button
            size="small"
            startIcon={<SortIcon />}
            onClick={() => setNewestFirst(!newestFirst)}
          >
            {newestFirst
              ? t('timeline.newestFirst')
              : t('timeline.oldestFirst')}
          </Button>
        )}
      </div>
      {entries.length === 0 && (
        <Typography variant="body2" className={classes.subtle}>
          {t('timeline.empty')}
        </Typography>
      )}
      <ol className={classes.list} reversed={newestFirst}>
        {shown.map(entry => (
          <TimelineItem
            key={entry.sequence}
            entry={entry}
            outageMs={outages.get(entry.sequence)}
          />
        ))}
      </ol>
      {hidden > 0 && (
        <Button size="small" color="primary" onClick={() => setAll(true)}>
          {t('timeline.showAll', { total: String(ordered.length) })}
        </Button>
      )}
    </section>
  );
}

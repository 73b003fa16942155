import { useMemo, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    color: theme.palette.text.secondary,
  },
  lines: {
    ...theme.typography.caption,
    fontFamily: 'monospace',
    background: theme.palette.background.default,
    color: theme.palette.text.primary,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1),
    margin: theme.spacing(1, 0, 0),
    maxHeight: 480,
    overflow: 'auto',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
}));

/** A log in one piece of text, however long, with the lines that contain what is looked for. */
export function LogLines(props: { text: string; label: string }) {
  const { text, label } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const lines = useMemo(() => text.replace(/\n+$/, '').split('\n'), [text]);
  const shown = useMemo(
    () =>
      wanted === ''
        ? lines
        : lines.filter(line => line.toLowerCase().includes(wanted)),
    [lines, wanted],
  );
  return (
    <>
      <div className={classes.head}>
        <TextField
          id="seedgen-log-search"
          label={t('log.search')}
          size="small"
          variant="outlined"
          type="search"
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
        <Typography variant="body2" role="status">
          {wanted === ''
            ? t('log.lines', { total: String(lines.length) })
            : t('log.found', {
                found: String(shown.length),
                total: String(lines.length),
              })}
        </Typography>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <pre className={classes.lines} tabIndex={0} aria-label={label}>
        {shown.join('\n')}
      </pre>
    </>
  );
}

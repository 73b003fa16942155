import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Cursor, UrlPaging } from '../../hooks';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

/** Steps through a list page by page; nothing where there is only one. */
export function Pager(props: { cursor: Cursor; nextCursor?: string }) {
  const { cursor, nextCursor } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  if (cursor.depth === 0 && !nextCursor) return null;
  return (
    <div className={classes.root}>
      <Button size="small" disabled={cursor.depth === 0} onClick={cursor.newer}>
        {t('common.newer')}
      </Button>
      <Typography variant="caption">
        {t('common.page', { number: String(cursor.depth + 1) })}
      </Typography>
      <Button
        size="small"
        disabled={!nextCursor}
        onClick={() => nextCursor && cursor.older(nextCursor)}
      >
        {t('common.older')}
      </Button>
    </div>
  );
}

const useUrlPagerStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1.5),
  },
}));

/** Steps through a list whose place the address holds; nothing where there is only one page. */
export function UrlPager(props: { paging: UrlPaging; nextCursor?: string }) {
  const { paging, nextCursor } = props;
  const classes = useUrlPagerStyles();
  const { t } = useTranslation();
  if (paging.page === 1 && !nextCursor) return null;
  return (
    <nav className={classes.root} aria-label={t('paging.label')}>
      {paging.page > 1 && (
        <Button size="small" onClick={paging.first}>
          {t('paging.first')}
        </Button>
      )}
      <Button
        size="small"
        disabled={!paging.previous}
        onClick={paging.previous}
      >
        {t('paging.previous')}
      </Button>
      <Typography variant="caption" aria-live="polite">
        {t('paging.page', { number: String(paging.page) })}
      </Typography>
      <Button
        size="small"
        disabled={!nextCursor}
        onClick={() => nextCursor && paging.next(nextCursor)}
      >
        {t('paging.next')}
      </Button>
    </nav>
  );
}

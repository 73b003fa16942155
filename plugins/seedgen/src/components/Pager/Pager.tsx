import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Cursor } from '../../hooks';
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

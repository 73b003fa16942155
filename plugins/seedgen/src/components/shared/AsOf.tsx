import type { ReactNode } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import { errorKindOf, errorMessageOf } from '../../model';
import { useTranslation } from '../../translation';
import { Notice } from './Notice';
import { Age } from './Times';
import { subtleText } from './tones';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: subtleText(theme),
    whiteSpace: 'nowrap',
  },
}));

/** When what is shown was seen, and a button to have it looked at anew. */
export function AsOf(props: {
  at?: string;
  refreshing?: boolean;
  onRefresh?: () => void;
}) {
  const { at, refreshing = false, onRefresh } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const label = refreshing ? t('common.refreshing') : t('common.refresh');
  return (
    <span className={classes.root}>
      {at && (
        <Typography variant="caption">
          {t('common.asOf')} <Age at={at} />
        </Typography>
      )}
      {onRefresh && (
        <Tooltip title={label}>
          <span>
            <IconButton
              size="small"
              aria-label={label}
              disabled={refreshing}
              onClick={onRefresh}
            >
              <RefreshIcon fontSize="small" />
            </IconButton>
          </span>
        </Tooltip>
      )}
    </span>
  );
}

const useStaleNoticeStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
}));

/** Says that what is shown could not be read anew, and how old it is. */
export function StaleNotice(props: { error: Error; readAt?: string }) {
  const { error, readAt } = props;
  const classes = useStaleNoticeStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <Notice tone="warning" title={t('error.staleTitle')}>
        {readAt && (
          <>
            {t('error.staleAge')} <Age at={readAt} />.{' '}
          </>
        )}
        {errorKindOf(error) === 'unreachable'
          ? t('error.unreachableText')
          : t('error.staleText', { message: errorMessageOf(error) })}
      </Notice>
    </div>
  );
}

const useSettlingStyles = makeStyles({
  settling: {
    opacity: 0.55,
    transition: 'opacity 200ms',
    '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  },
});

/** What stays on the screen, standing back, until what was asked for instead is there. */
export function Settling(props: { settling: boolean; children: ReactNode }) {
  const classes = useSettlingStyles();
  return (
    <div
      aria-busy={props.settling}
      className={props.settling ? classes.settling : undefined}
    >
      {props.children}
    </div>
  );
}

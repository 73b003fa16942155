import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import { useTranslation } from '../../translation';
import { Age } from './Age';
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

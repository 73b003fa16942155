import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Action } from '../../hooks';
import { viewOfKind, type Consequences, errorMessageOf } from '../../model';
import { useTranslation } from '../../translation';
import { ConfirmButton, Notice } from '../shared';

/**
 * What cancelling a run will and will not do, as message keys.
 *
 * Once the point of no return is passed the cluster goes on by itself, whatever the portal does.
 */
function consequencesOf(
  run: Pick<Run, 'kind' | 'pointOfNoReturn'>,
): Consequences {
  const view = viewOfKind(run.kind);
  return run.pointOfNoReturn ? view.stopFollowing : view.cancel;
}

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(0.5, 0, 2), paddingLeft: theme.spacing(3) },
}));

/** Asks before cancelling, and says what that will and will not do. */
export function CancelRunDialog(props: {
  run: Run;
  open: boolean;
  cancel: Action;
  onClose: () => void;
}) {
  const { run, open, cancel, onClose } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const { will, willNot } = consequencesOf(run);
  const stop = run.pointOfNoReturn;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby="seedgen-cancel-title"
    >
      <DialogTitle id="seedgen-cancel-title">
        {stop ? t('cancel.titleStop') : t('cancel.title')}
      </DialogTitle>
      <DialogContent>
        <Typography variant="subtitle2">{t('cancel.will')}</Typography>
        <ul className={classes.list}>
          {will.map(key => (
            <Typography key={key} component="li" variant="body2">
              {t(key)}
            </Typography>
          ))}
        </ul>
        <Typography variant="subtitle2">{t('cancel.willNot')}</Typography>
        <ul className={classes.list}>
          {willNot.map(key => (
            <Typography key={key} component="li" variant="body2">
              {t(key)}
            </Typography>
          ))}
        </ul>
        {cancel.error && (
          <Notice tone="error" title={t('error.actionFailed')}>
            {errorMessageOf(cancel.error)}
          </Notice>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('cancel.keep')}</Button>
        <ConfirmButton
          destructive
          disabled={cancel.running}
          onClick={cancel.run}
        >
          {stop ? t('cancel.stopFollowing') : t('cancel.cancel')}
        </ConfirmButton>
      </DialogActions>
    </Dialog>
  );
}

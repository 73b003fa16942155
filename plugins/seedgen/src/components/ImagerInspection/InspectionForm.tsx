import { useId, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../api';
import { useAction } from '../../hooks';
import { errorMessageOf } from '../../model';
import { useTranslation } from '../../translation';
import { ConfirmButton, Notice } from '../shared';

const LONGEST_REASON = 1000;

const useStyles = makeStyles(theme => ({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    paddingTop: 0,
  },
}));

/** Asks what was found on the node; it is empty each time that the dialog opens. */
export function InspectionForm(props: {
  run: Run;
  onDone: (run: Run) => void;
  onClose: () => void;
}) {
  const { run, onDone, onClose } = props;
  const classes = useStyles();
  const fieldId = useId();
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const [reason, setReason] = useState('');
  const text = reason.trim();
  const confirm = useAction(
    () => api.confirmInspection(run.id, { reason: text }),
    onDone,
  );
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={event => {
        event.preventDefault();
        if (text) confirm.run();
      }}
    >
      <DialogContent className={classes.content}>
        <Typography variant="body2">
          {t('inspection.consequence', { cluster: run.cluster })}
        </Typography>
        <TextField
          id={fieldId}
          label={t('inspection.reason')}
          helperText={t('inspection.reasonHint')}
          value={reason}
          onChange={event => setReason(event.target.value)}
          variant="outlined"
          size="small"
          required
          fullWidth
          multiline
          inputProps={{ maxLength: LONGEST_REASON }}
        />
        {confirm.error && (
          <div role="alert">
            <Notice tone="error" title={t('error.actionFailed')}>
              {errorMessageOf(confirm.error)}
            </Notice>
          </div>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('inspection.notNow')}</Button>
        <ConfirmButton type="submit" disabled={!text || confirm.running}>
          {t('inspection.button')}
        </ConfirmButton>
      </DialogActions>
    </form>
  );
}

import { useId, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  REMEDIES,
  runInTheWay,
  type RemedyCall,
  type RemedyDisruption,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../api';
import { useAction } from '../../hooks';
import { permissionsOfRemedy, errorKindOf, reasonOf } from '../../model';
import { useTranslation } from '../../translation';
import { RunLink } from '../RunView/RunLink';
import { ConfirmButton, Notice, Reason } from '../shared';
import { RemedyTerms } from './RemedyTerms';

/**
 * A key that nobody else uses. Not `crypto.randomUUID`, which browsers only have where the portal is
 * served over HTTPS.
 */
function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

const LONGEST_REASON = 1000;

const DESTRUCTIVE: readonly RemedyDisruption[] = ['rollout', 'outage'];

const useStyles = makeStyles(theme => ({
  // As the dialog would lay out its content and actions, were there no form around them.
  form: { display: 'flex', flexDirection: 'column', minHeight: 0 },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    paddingTop: 0,
  },
  leave: { flexShrink: 0 },
}));

/**
 * Terms, confirmation and reason of a remedy. It lives as long as its dialog is open, and so does
 * the key that makes of all its attempts one run.
 */
export function RemedyForm(props: {
  call: RemedyCall;
  cluster: string;
  onBegun: (run: Run) => void;
  /** Called after each attempt, even if the dialog was closed meanwhile. */
  onSettled: () => void;
  onClose: () => void;
}) {
  const { call, cluster, onBegun, onSettled, onClose } = props;
  const classes = useStyles();
  const fieldId = useId();
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const begin = useAction(
    () =>
      api
        .startRun(
          {
            kind: 'remedy',
            cluster,
            remedy: call,
            confirmation: typed.trim(),
            ...(reason.trim() && { reason: reason.trim() }),
          },
          { idempotencyKey },
        )
        .finally(onSettled),
    onBegun,
  );
  const confirmed = typed.trim() === cluster;
  return (
    <form
      className={classes.form}
      noValidate
      autoComplete="off"
      onSubmit={event => {
        event.preventDefault();
        if (confirmed) begin.run();
      }}
    >
      <DialogContent className={classes.content}>
        <RemedyTerms call={call} cluster={cluster} />
        <TextField
          id={`${fieldId}-confirmation`}
          label={t('remedy.confirm', { cluster })}
          value={typed}
          onChange={event => setTyped(event.target.value)}
          variant="outlined"
          size="small"
          required
          fullWidth
          inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
        />
        <TextField
          id={`${fieldId}-reason`}
          label={t('remedy.reason')}
          helperText={t('remedy.reasonHint')}
          value={reason}
          onChange={event => setReason(event.target.value)}
          variant="outlined"
          size="small"
          fullWidth
          multiline
          inputProps={{ maxLength: LONGEST_REASON }}
        />
        {begin.error && (
          <div role="alert">
            <Refusal error={begin.error} call={call} />
          </div>
        )}
      </DialogContent>
      <DialogActions>
        <Button className={classes.leave} onClick={onClose}>
          {t('remedy.notNow')}
        </Button>
        <ConfirmButton
          type="submit"
          destructive={DESTRUCTIVE.includes(REMEDIES[call.action].disruption)}
          disabled={!confirmed || begin.running}
        >
          {t(`remedy.title.${call.action}`)}
        </ConfirmButton>
      </DialogActions>
    </form>
  );
}

function Refusal(props: { error: Error; call: RemedyCall }) {
  const { error, call } = props;
  const { t } = useTranslation();
  const { code, message } = reasonOf(error);
  const runId = runInTheWay(error);
  const permissions = permissionsOfRemedy(call.action).map(({ name }) => name);
  const text =
    errorKindOf(error) === 'forbidden'
      ? t('remedy.forbidden', { permissions: permissions.join(', ') })
      : message;
  return (
    <Notice tone="error" title={t('remedy.refused')}>
      <Reason message={text} code={code} />
      {runId && (
        <div>
          {t('common.runInTheWay')}: <RunLink id={runId} newTab />
        </div>
      )}
    </Notice>
  );
}

import { useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { RemedyCall } from '@seedgen/backstage-plugin-seedgen-common';
import { isActive, standingOf } from '../../model';
import { useTranslation } from '../../translation';
import { RemedyDialog } from './RemedyDialog';
import { RemedyState } from './RemedyState';
import { useRemedyScope, type RemedyScopeValue } from './RemedyScope';
import { useRemedyPermission } from './useRemedyPermission';
import { subtleText } from '../shared/tones';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(0.75),
    margin: theme.spacing(0.75, 0),
    '& > [role=status]': { alignSelf: 'stretch' },
  },
  why: { color: subtleText(theme) },
}));

/** Offers to carry a remedy out, for those who may and after asking, and shows how it goes. */
export function RemedyButton(props: { call: RemedyCall }) {
  const scope = useRemedyScope();
  return scope ? <OfferedRemedy {...props} scope={scope} /> : null;
}

function OfferedRemedy(props: { call: RemedyCall; scope: RemedyScopeValue }) {
  const { call, scope } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const state = useRef<HTMLDivElement>(null);
  const { allowed, missing } = useRemedyPermission(call.action, scope.cluster);
  const { run, otherActive } = standingOf(
    call,
    scope.remedies,
    scope.offeredSince,
  );
  const active = run !== undefined && isActive(run);

  let why: string | undefined;
  if (missing.length > 0) {
    why = t('remedy.forbidden', { permissions: missing.join(', ') });
  } else if (otherActive) {
    why = t('remedy.busy');
  }
  return (
    <div className={classes.root}>
      <Button
        size="small"
        variant="outlined"
        color="primary"
        disabled={!allowed || active || otherActive}
        onClick={() => setOpen(true)}
      >
        {t('remedy.begin', { title: t(`remedy.title.${call.action}`) })}
      </Button>
      {why && (
        <Typography variant="caption" className={classes.why}>
          {why}
        </Typography>
      )}
      {run && <RemedyState focusRef={state} run={run} />}
      <RemedyDialog
        call={call}
        scope={scope}
        open={open}
        onClose={() => setOpen(false)}
        // The button that would take the focus back is disabled while the remedy goes on.
        onClosed={() => state.current?.focus()}
      />
    </div>
  );
}

import { useId, useRef, useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import type {
  RemedyAction,
  RemedyCall,
} from '@seedgen/backstage-plugin-seedgen-common';
import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { permissionsOfRemedy, isActive, standingOf } from '../../model';
import { useTranslation } from '../../translation';
import { subtleText } from '../shared/tones';
import { RemedyForm } from './RemedyForm';
import { type RemedyScopeValue, useRemedyScope } from './RemedyScope';
import { RemedyState } from './RemedyState';

/** Whether the person may apply a remedy to a cluster, and the names of the permissions that lack. */
function useRemedyPermission(
  action: RemedyAction,
  cluster: string,
): { allowed: boolean; missing: string[] } {
  const [first, second = first] = permissionsOfRemedy(action);
  const answers = [
    {
      permission: first,
      ...usePermission({ permission: first, resourceRef: cluster }),
    },
    {
      permission: second,
      // Asked twice for most remedies, and answered from what is known already.
      ...usePermission({ permission: second, resourceRef: cluster }),
    },
  ];
  const lacking = answers.filter(
    ({ allowed, loading }) => !allowed && !loading,
  );
  return {
    allowed: answers.every(({ allowed }) => allowed),
    missing: [...new Set(lacking.map(({ permission }) => permission.name))],
  };
}

/** Says what a remedy touches, and begins it once the cluster's name has been typed. */
function RemedyDialog(props: {
  call: RemedyCall;
  scope: RemedyScopeValue;
  open: boolean;
  onClose: () => void;
  onClosed: () => void;
}) {
  const { call, scope, open, onClose, onClosed } = props;
  const titleId = useId();
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      TransitionProps={{ onExited: onClosed }}
      maxWidth="sm"
      fullWidth
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>{t(`remedy.title.${call.action}`)}</DialogTitle>
      <RemedyForm
        call={call}
        cluster={scope.cluster}
        onSettled={scope.refresh}
        onBegun={run => {
          scope.begun(run);
          onClose();
        }}
        onClose={onClose}
      />
    </Dialog>
  );
}

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

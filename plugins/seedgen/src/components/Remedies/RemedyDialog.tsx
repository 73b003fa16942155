import { useId } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';
import type { RemedyCall } from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { RemedyForm } from './RemedyForm';
import type { RemedyScopeValue } from './RemedyScope';

/** Says what a remedy touches, and begins it once the cluster's name has been typed. */
export function RemedyDialog(props: {
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

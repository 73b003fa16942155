import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../../api';
import { useAction } from '../../hooks';
import { isActive, viewOfKind } from '../../model';
import { useTranslation } from '../../translation';
import { CancelRunDialog } from './CancelRunDialog';

/** Cancels a run that is under way, for those who may and after asking. */
export function CancelRun(props: {
  run: Run;
  onCancelled: (run: Run) => void;
}) {
  const { run, onCancelled } = props;
  const { t } = useTranslation();
  const api = useApi(seedgenApiRef);
  const [open, setOpen] = useState(false);
  const permission = viewOfKind(run.kind).permission;
  const { allowed, loading } = usePermission({
    permission,
    resourceRef: run.cluster,
  });
  const cancel = useAction(
    () => api.cancelRun(run.id),
    result => {
      setOpen(false);
      onCancelled(result);
    },
  );

  if (!isActive(run)) return null;
  const forbidden = !allowed && !loading;
  return (
    <>
      <Tooltip
        title={
          forbidden
            ? t('cancel.forbidden', { permission: permission.name })
            : ''
        }
      >
        <span>
          <Button
            size="small"
            variant="outlined"
            disabled={!allowed}
            onClick={() => {
              cancel.clear();
              setOpen(true);
            }}
          >
            {run.pointOfNoReturn
              ? t('cancel.stopFollowing')
              : t('cancel.cancel')}
          </Button>
        </span>
      </Tooltip>
      <CancelRunDialog
        run={run}
        open={open}
        cancel={cancel}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

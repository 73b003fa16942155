import { useId, useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import {
  seedgenImagerInspectPermission,
  type Run,
} from '@seedgen/backstage-plugin-seedgen-common';
import { useTranslation } from '../../translation';
import { Code, Moment, Notice, Person } from '../shared';
import { InspectionForm } from './InspectionForm';

const useStyles = makeStyles(theme => ({
  command: { margin: theme.spacing(1, 0) },
  action: { display: 'inline-block' },
}));

const COMMAND =
  'oc debug node/NODE -- chroot /host podman ps --all --filter name=lca_image_builder';

/**
 * Says that nobody knows whether the imager of a run still works, and lets those who may say that
 * they have looked. Afterwards: who looked, and what was found.
 */
export function ImagerInspection(props: {
  run: Run;
  onChanged: (run: Run) => void;
}) {
  const { run, onChanged } = props;
  const classes = useStyles();
  const titleId = useId();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const permission = seedgenImagerInspectPermission;
  const { allowed, loading } = usePermission({
    permission,
    resourceRef: run.cluster,
  });
  const { inspection } = run;
  if (!inspection) return null;
  if (inspection.state === 'done') {
    return (
      <Notice tone="info" title={t('inspection.doneTitle')}>
        {inspection.by && <Person reference={inspection.by} />}
        {inspection.at && (
          <>
            {', '}
            <Moment at={inspection.at} />
          </>
        )}
        {inspection.reason && `: ${inspection.reason}`}
      </Notice>
    );
  }
  const hint =
    allowed || loading
      ? ''
      : t('inspection.forbidden', { permission: permission.name });
  return (
    <>
      <Notice
        tone="warning"
        title={t('inspection.title', { cluster: run.cluster })}
        actions={
          <Tooltip title={hint}>
            <span className={classes.action}>
              <Button
                size="small"
                variant="outlined"
                disabled={!allowed}
                onClick={() => setOpen(true)}
              >
                {t('inspection.button')}
              </Button>
            </span>
          </Tooltip>
        }
      >
        {t('inspection.text')}
        <div className={classes.command}>
          <Code>{COMMAND}</Code>
        </div>
      </Notice>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        maxWidth="sm"
        fullWidth
        aria-labelledby={titleId}
      >
        <DialogTitle id={titleId}>{t('inspection.dialogTitle')}</DialogTitle>
        <InspectionForm
          run={run}
          onDone={changed => {
            setOpen(false);
            onChanged(changed);
          }}
          onClose={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}

import { useEffect, useRef } from 'react';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { useParams } from 'react-router-dom';
import type { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-react';
import { DefaultTemplateOutputs } from '@backstage/plugin-scaffolder-react/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { CancelRun } from '../../components/CancelRun/CancelRun';
import { LiveRun } from '../../components/RunView/LiveRun';
import { Notice } from '../../components/shared';
import { isActive } from '../../model';
import { useTranslation, phaseName } from '../../translation';
import { useRunOfTask } from './useRunOfTask';

/**
 * What has become of the run of a task that was cancelled, which the page of the task itself does not say:
 * it shows such a task as under way for ever.
 */
function CancelledTask(props: { run: Run; onCancelled: (run: Run) => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that cancels a task is at the end of a page that its run has made long.
    place.current?.scrollIntoView?.({ block: 'center' });
  }, []);
  return (
    <div ref={place} role="status">
      <Outcome {...props} />
    </div>
  );
}

function Outcome(props: { run: Run; onCancelled: (run: Run) => void }) {
  const { run, onCancelled } = props;
  const { t } = useTranslation();
  if (!isActive(run)) {
    const phase = phaseName(t, run.phase);
    return (
      <Notice tone="unknown" title={t('form.task.cancelledEnded', { phase })} />
    );
  }
  const stoppable = !run.pointOfNoReturn;
  return (
    <Notice
      tone="warning"
      title={
        stoppable
          ? t('form.task.cancelledStopping')
          : t('form.task.cancelledGoesOn')
      }
      actions={<CancelRun run={run} onCancelled={onCancelled} />}
    >
      {stoppable
        ? t('form.task.cancelledStoppingText')
        : t('form.task.cancelledGoesOnText')}
    </Notice>
  );
}

const useStyles = makeStyles(theme => ({
  run: { marginBottom: theme.spacing(2) },
}));

/** The outputs of a task, and with them the run that it asked for, as it goes on. */
export function TaskOutputs(props: { output?: ScaffolderTaskOutput }) {
  const { output } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const { taskId } = useParams();
  const task = useRunOfTask(taskId, output);
  return (
    <>
      <DefaultTemplateOutputs output={output} />
      {task?.runId && (
        <section aria-label={t('form.task.run')} className={classes.run}>
          <LiveRun
            id={task.runId}
            above={(run, put) =>
              task.cancelled && <CancelledTask run={run} onCancelled={put} />
            }
          />
        </section>
      )}
      {task?.cancelled && task.ended && !task.runId && (
        <div className={classes.run}>
          <Notice tone="unknown" title={t('form.task.cancelledBefore')} />
        </div>
      )}
    </>
  );
}

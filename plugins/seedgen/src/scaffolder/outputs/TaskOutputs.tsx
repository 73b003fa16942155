import { useParams } from 'react-router-dom';
import type { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-react';
import { DefaultTemplateOutputs } from '@backstage/plugin-scaffolder-react/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { LiveRun } from '../../components/RunView/LiveRun';
import { Notice } from '../../components/shared';
import { useTranslation } from '../../translation';
import { CancelledTask } from './CancelledTask';
import { useRunOfTask } from './useRunOfTask';

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

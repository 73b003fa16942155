import { useEffect, useRef } from 'react';
import type { Run } from '@seedgen/backstage-plugin-seedgen-common';
import { CancelRun } from '../../components/CancelRun/CancelRun';
import { Notice } from '../../components/shared';
import { isActive } from '../../model';
import { useTranslation, phaseName } from '../../translation';

/**
 * What has become of the run of a task that was cancelled, which the page of the task itself does not say:
 * it shows such a task as under way for ever.
 */
export function CancelledTask(props: {
  run: Run;
  onCancelled: (run: Run) => void;
}) {
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

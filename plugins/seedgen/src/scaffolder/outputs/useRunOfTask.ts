import { useEffect, useState } from 'react';
import { fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { findRunOfTask } from './findRunOfTask';

const EVERY_MS = 3_000;
const ACTIONS = ['seedgen:generate', 'seedgen:partition'];

/**
 * The run that a task asked for, also while the task is under way and when it failed, where it has no
 * output: the log of the task names the run. Undefined until it does, and for tasks of other templates.
 *
 * The log is read from time to time and not followed, since the page of the task holds several
 * connections already and a browser has only a few for each portal.
 */
export function useRunOfTask(
  taskId: string | undefined,
  output: { [key: string]: unknown } | undefined,
): string | undefined {
  const { fetch } = useApi(fetchApiRef);
  const scaffolder = useApi(scaffolderApiRef);
  const given = typeof output?.runId === 'string' ? output.runId : undefined;
  const [found, setFound] = useState<{ taskId: string; runId: string }>();

  useEffect(() => {
    if (!taskId || given) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const search = async () => {
      const { spec } = await scaffolder.getTask(taskId);
      if (!spec.steps.some(({ action }) => ACTIONS.includes(action))) return;
      const events = `plugin://scaffolder/v2/tasks/${encodeURIComponent(
        taskId,
      )}/events`;
      while (!signal.aborted) {
        const response = await fetch(events, { signal });
        const { runId, ended } = response.ok
          ? findRunOfTask(await response.json())
          : { runId: undefined, ended: false };
        if (runId && !signal.aborted) setFound({ taskId, runId });
        if (runId || ended) return;
        await new Promise(resolve => setTimeout(resolve, EVERY_MS));
      }
    };
    // Without the log the page is that of any task.
    search().catch(() => undefined);
    return () => controller.abort();
  }, [taskId, given, fetch, scaffolder]);

  return given ?? (found?.taskId === taskId ? found?.runId : undefined);
}

import { useEffect, useState } from 'react';
import { lastRunNamedIn } from '@seedgen/backstage-plugin-seedgen-common';
import { fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';

/** An event of a task as the scaffolder's API has it, as far as it is needed here. */
export interface TaskEvent {
  type?: string;
  body?: { message?: unknown; status?: unknown };
}

/** What is known of a task. */
interface TaskState {
  /** The run that it asked for. */
  runId?: string;
  /** Somebody has cancelled it. */
  cancelled: boolean;
  /** Its steps have come to their end, so nothing more will be asked for. */
  ended: boolean;
}

/** What the events of a task say of it. */
export function findRunOfTask(events: readonly TaskEvent[]): TaskState {
  const messages = events
    // A refusal names the run that is in the way, which is somebody else's.
    .filter(({ body }) => body?.status !== 'failed')
    .map(({ body }) => String(body?.message ?? ''));
  return {
    runId: lastRunNamedIn(messages.join('\n')),
    cancelled: events.some(({ type }) => type === 'cancelled'),
    ended: events.some(({ type }) => type === 'completion'),
  };
}

const EVERY_MS = 3_000;
// A step ends within a minute of being cancelled; one whose worker is gone never says so.
const LOOKS_AFTER_CANCELLING = 40;

const UNDER_WAY: TaskState = { cancelled: false, ended: false };

const ACTIONS = ['seedgen:generate', 'seedgen:partition'];

/**
 * The run that a task asked for, also while the task is under way and when it failed, where it has no
 * output: the log of the task names the run. And whether somebody has cancelled the task: its page stops
 * listening at that moment. Undefined for tasks of other templates.
 *
 * The log is read from time to time and not followed, since the page of the task holds several
 * connections already and a browser has only a few for each portal.
 */
export function useRunOfTask(
  taskId: string | undefined,
  output: { [key: string]: unknown } | undefined,
): TaskState | undefined {
  const { fetch } = useApi(fetchApiRef);
  const scaffolder = useApi(scaffolderApiRef);
  const given = typeof output?.runId === 'string' ? output.runId : undefined;
  const [found, setFound] = useState<TaskState & { taskId: string }>();

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
      let left = LOOKS_AFTER_CANCELLING;
      while (!signal.aborted) {
        const response = await fetch(events, { signal });
        const state = response.ok
          ? findRunOfTask(await response.json())
          : UNDER_WAY;
        if (response.ok && !signal.aborted) setFound({ taskId, ...state });
        if (state.ended || (state.cancelled && left-- === 0)) return;
        await new Promise(resolve => setTimeout(resolve, EVERY_MS));
      }
    };
    // Without the log the page is that of any task.
    search().catch(() => undefined);
    return () => controller.abort();
  }, [taskId, given, fetch, scaffolder]);

  if (given) return { runId: given, cancelled: false, ended: true };
  return found?.taskId === taskId ? found : undefined;
}

import { lastRunNamedIn } from '@seedgen/backstage-plugin-seedgen-common';

/** An event of a task as the scaffolder's API has it, as far as it is needed here. */
export interface TaskEvent {
  type?: string;
  body?: { message?: unknown; status?: unknown };
}

/** What is known of a task. */
export interface TaskState {
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

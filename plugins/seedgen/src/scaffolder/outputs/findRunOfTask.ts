import { lastRunNamedIn } from '@seedgen/backstage-plugin-seedgen-common';

/** An event of a task as the scaffolder's API has it, as far as it is needed here. */
export interface TaskEvent {
  type?: string;
  body?: { message?: unknown };
}

/** What the events of a task say: the run that it asked for, and whether another may still come. */
export function findRunOfTask(events: readonly TaskEvent[]): {
  runId?: string;
  ended: boolean;
} {
  const messages = events.map(({ body }) => String(body?.message ?? ''));
  return {
    runId: lastRunNamedIn(messages.join('\n')),
    ended: events.some(({ type }) => type === 'completion'),
  };
}

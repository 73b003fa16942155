import { createHash } from 'node:crypto';
import type { Run, RunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenSession } from '../session';

/**
 * Asks for a run, or finds the one that this step asked for before: the scaffolder may run a step
 * twice, even at the same time. With `each` one step asks for several, so the cluster is in the key.
 */
export function submitRun(
  session: SeedgenSession,
  request: RunRequest,
  step: { taskId: string; stepId?: string },
): Promise<Run> {
  const idempotencyKey = idempotencyKeyOf(
    'scaffolder',
    step.taskId,
    step.stepId ?? request.kind,
    request.cluster,
  );
  return session.call(
    'ask for the run',
    (api, options) => api.startRun(request, { ...options, idempotencyKey }),
    { untilAnswered: true },
  );
}

function idempotencyKeyOf(...parts: string[]): string {
  const key = parts.map(encodeURIComponent).join(':');
  // The longest key that the backend takes.
  return key.length <= 255
    ? key
    : `scaffolder:${createHash('sha256').update(key).digest('hex')}`;
}

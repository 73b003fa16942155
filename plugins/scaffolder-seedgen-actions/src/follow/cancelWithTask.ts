import { toError } from '@backstage/errors';
import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { SeedgenSession } from '../session';
import { oneLine } from '../text';

// A step that was cancelled still holds one of the scaffolder's slots.
const WITHIN_MS = 30_000;

/**
 * Cancels the run of a task that was cancelled, in the name of who started the task, unless the cluster can
 * no longer be stopped. Never fails: what became of it is said.
 *
 * @returns what became of the run, in words
 */
export async function cancelWithTask(
  session: SeedgenSession,
  options: { runId: string; runUrl: string },
): Promise<string> {
  const { runId, runUrl } = options;
  try {
    const run = await session
      .afterCancellation(WITHIN_MS)
      .call('cancel the run', (api, request) =>
        api.cancelRun(runId, { ...request, onlyIfStoppable: true }),
      );
    if (!isTerminalPhase(run.phase) && run.pointOfNoReturn) {
      return `The task was cancelled, but run ${runId} goes on: the cluster can no longer be stopped. See ${runUrl}`;
    }
    const how = isTerminalPhase(run.phase)
      ? `has ended as ${run.phase}`
      : 'is being cancelled';
    return `The task was cancelled, and run ${runId} ${how}. See ${runUrl}`;
  } catch (error) {
    return `The task was cancelled, but run ${runId} could not be cancelled and goes on by itself (${oneLine(
      toError(error).message,
    )}). Cancel it on ${runUrl}`;
  }
}

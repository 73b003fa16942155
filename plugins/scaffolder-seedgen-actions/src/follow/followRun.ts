import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isTerminalPhase,
  type RunDetails,
  type TimelineEntry,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import { cancelWithTask } from './cancelWithTask';
import { TaskCancelledError, type SeedgenSession } from '../session';
import { oneLine } from '../text';

/**
 * Follows a run to its end, with a line in the log for each new entry of its timeline.
 *
 * The run belongs to the backend and goes on whatever becomes of the task, except that somebody cancels
 * the task: then the run is cancelled with it where the cluster can still be stopped.
 *
 * @returns the run in its last phase
 * @throws Error if the run takes longer than `withinMs`, or the task is cancelled
 */
export async function followRun(
  session: SeedgenSession,
  options: {
    runId: string;
    runUrl: string;
    withinMs: number;
    logger: LoggerService;
  },
): Promise<RunDetails> {
  const { runId, runUrl, withinMs, logger } = options;
  const until = Date.now() + withinMs;
  let shown = 0;
  let lastLineAt = Date.now();
  const say = (line: string) => {
    logger.info(line);
    lastLineAt = Date.now();
  };
  try {
    for (;;) {
      const run = await session.call('follow the run', (api, request) =>
        api.getRun(runId, request),
      );
      for (const entry of run.timeline) {
        if (entry.sequence <= shown) continue;
        shown = entry.sequence;
        say(lineOf(entry));
      }
      if (isTerminalPhase(run.phase)) return run;
      if (Date.now() >= until) {
        throw new Error(
          `FollowingTimedOut: run ${runId} is still in ${
            run.phase
          } after ${formatDuration(
            withinMs,
          )}. It goes on by itself; see ${runUrl}`,
        );
      }
      if (Date.now() - lastLineAt >= session.timings.stillThereEveryMs) {
        say(stillThere(run));
      }
      await session.pause(session.timings.pollEveryMs);
    }
  } catch (error) {
    if (!(error instanceof TaskCancelledError)) throw error;
    const told = await cancelWithTask(session, { runId, runUrl });
    logger.warn(told);
    throw new TaskCancelledError(told);
  }
}

function lineOf(entry: TimelineEntry): string {
  return `${entry.at.slice(11, 19)}Z ${entry.phase}: ${oneLine(entry.text)}`;
}

function stillThere(run: RunDetails): string {
  const since = formatDuration(Date.now() - Date.parse(run.phaseSince));
  return `Still ${run.phase} for ${since}: ${oneLine(run.statusText)}${outageOf(
    run,
  )}`;
}

function outageOf(run: RunDetails): string {
  if (!run.unreachableSince) return '';
  const lasts = formatDuration(Date.now() - Date.parse(run.unreachableSince));
  // Both kinds take the API away only once there is no way back.
  const expected =
    run.kind === 'generate' ? 'while the image is made' : 'while it reboots';
  return `; the API of the cluster has not answered for ${lasts}${
    run.pointOfNoReturn ? `, which is expected ${expected}` : ''
  }`;
}

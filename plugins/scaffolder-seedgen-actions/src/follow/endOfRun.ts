import type { RunDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { oneLine } from '../text';

/** A run ended otherwise than asked for. The message begins with the run's reason code. */
export class RunEndedError extends Error {
  override name = 'RunEndedError';
}

/**
 * Judges the end of a run.
 *
 * @returns whether the cluster itself has confirmed completion; false only for `Unconfirmed` when
 *   that is good enough
 * @throws RunEndedError with reason code, message, remedy and where to look
 */
export function judgeEnd(
  run: RunDetails,
  options: { runUrl: string; requireConfirmation: boolean },
): { confirmed: boolean } {
  if (run.phase === 'Succeeded') return { confirmed: true };
  // Where neither image nor end could be seen there is nothing to accept.
  const proven = run.phase === 'Unconfirmed' && run.digest !== undefined;
  if (proven && !options.requireConfirmation) {
    return { confirmed: false };
  }
  const { problem } = run;
  const how = proven
    ? 'The image is proven, but the cluster has not confirmed completion (set requireConfirmation: false to accept that)'
    : `The run ended as ${run.phase}`;
  throw new RunEndedError(
    [
      `${problem?.code ?? `Run${run.phase}`}: ${oneLine(
        problem?.message ?? run.statusText,
      )}.`.replace(/\.\.$/, '.'),
      ...(problem?.remedy ? [`What to do: ${oneLine(problem.remedy)}`] : []),
      `${how}. See ${options.runUrl}; to try again, start the template anew, since a retry of this task finds the same run.`,
    ].join(' '),
  );
}

import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { done } from '../../../effects/result';
import type { Performer } from '../../../effects/types';

/** Ends another run as its requester could; one that has ended already stays as it is. */
export const cancelRun: Performer<'cancel-run'> = async (
  { type, runId },
  { run, runs },
) => {
  await runs.cancel(runId, { actor: { ref: run.requestedBy } });
  return done(type, { runId });
};

/** Begins a run in the name of whoever asked for the remedy. Twice finds the one of before. */
export const beginRun: Performer<'begin-run'> = async (
  { type, request },
  { run, runs },
) => {
  try {
    const begun = await runs.submit(request, {
      actor: { ref: run.requestedBy },
      idempotencyKey: `remedy-${run.id}`,
    });
    return done(type, { outcome: 'begun', runId: begun.run.id });
  } catch (error) {
    if (
      error instanceof ConflictError ||
      error instanceof InputError ||
      error instanceof NotFoundError
    ) {
      const [, code = 'NotBegun', message = error.message] =
        /^([A-Z][A-Za-z]+): ([\s\S]*)$/.exec(error.message) ?? [];
      return done(type, { outcome: 'refused', code, message });
    }
    throw error;
  }
};

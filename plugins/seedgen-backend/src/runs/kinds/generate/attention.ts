import {
  type RunReason,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import { reached } from '../../lifecycleAgent/conditions';
import type { GenerateDraft } from './GenerateDraft';
import {
  endings,
  failedProofs,
  refusalProblem,
  tagMovedProblem,
} from './reasons/endings';

const UNEXPECTED_OUTAGE_MS = 60_000;

/** What a person should know of while the run goes on; nothing if it is on its usual way. */
export function attentionOf(draft: GenerateDraft): RunReason | undefined {
  const { memory, run } = draft;
  if (memory.refusing?.counts && memory.api === 'refusing') {
    return refusalProblem(memory.refusing);
  }
  if (memory.lostTrack && !memory.end && !draft.imageProven) {
    return endings.imagerStillRuns(memory.lostTrack.message);
  }
  if (draft.newDigest && memory.verification?.verdict === 'rejected') {
    return {
      code: 'UnexpectedImage',
      message: `An image that is not of this run was pushed under the tag: ${failedProofs(
        memory.verification,
      )}`,
      remedy: 'Find out who else pushes to this tag.',
    };
  }
  if (run.unreachableSince) {
    const down = draft.since(run.unreachableSince);
    if (draft.imagerLaunched) {
      return down >= draft.limits.slowReturnMs
        ? endings.slowReturn(down)
        : tagMovedProblem(draft);
    }
    return down >= UNEXPECTED_OUTAGE_MS
      ? {
          code: 'ClusterUnreachable',
          message:
            'The API does not answer, although the imager was not seen to be launched',
          remedy:
            'Wait for the limit of the phase, or look at the node: it may have rebooted.',
        }
      : undefined;
  }
  return (
    waitingProblem(draft) ??
    standstillProblem(draft) ??
    requestProblem(draft) ??
    tagMovedProblem(draft)
  );
}

function waitingProblem(draft: GenerateDraft): RunReason | undefined {
  const { generator } = draft.memory;
  const { run } = draft;
  if (
    generator.goneSince &&
    !draft.imagerLaunched &&
    !reached(generator.step, 'cleaning')
  ) {
    return {
      code: 'SeedGeneratorGone',
      message:
        'The SeedGenerator is gone while the API answers: either the imager was launched, or somebody removed it',
      remedy: 'Nothing needs to be done yet; an outage would tell.',
    };
  }
  if (run.phase !== 'Stabilizing' || !generator.causes?.length)
    return undefined;
  const half = (draft.limits.phases.Stabilizing ?? 0) / 2;
  return draft.since(run.phaseSince) >= half
    ? {
        code: 'ClusterNotHealthy',
        message: `Needs attention: Lifecycle Agent waits for ${generator.causes.join(
          '; ',
        )}`,
        remedy:
          'Put right what is listed (oc get co,mcp,csv,csr); Lifecycle Agent goes on by itself.',
      }
    : undefined;
}

// Before Lifecycle Agent prepares anything it takes seconds, and a restart then does no harm: the
// person is told while there is still time to do something about it.
function standstillProblem(draft: GenerateDraft): RunReason | undefined {
  const { memory, run } = draft;
  if (run.phase !== 'Preparing' || memory.api !== 'up') return undefined;
  const standing = draft.since(run.phaseSince);
  const limit = draft.limits.phases.Preparing ?? 0;
  return standing >= (limit * 2) / 3
    ? {
        code: 'LifecycleAgentStandsStill',
        message: `Lifecycle Agent has prepared the cluster for ${formatDuration(
          standing,
        )} and said last: ${memory.generator.lastMessage ?? 'nothing'}`,
        remedy:
          "Read its log; a clean-up after ACM may take this long. One that does nothing any more can be restarted from the run's page.",
      }
    : undefined;
}

function requestProblem(draft: GenerateDraft): RunReason | undefined {
  const failure =
    draft.effect('create-seed-generator')?.failure ??
    draft.effect('write-secret')?.failure;
  return draft.run.phase === 'Requesting' && failure
    ? {
        code: 'RequestDelayed',
        message: `Secret or SeedGenerator could not be created yet: ${failure.message}`,
        remedy: 'The portal tries again until the limit of the phase.',
      }
    : undefined;
}

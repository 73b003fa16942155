import {
  type RunReason,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { GenerateDraft } from '../GenerateDraft';
import { imagerHasEnded } from '../imagerLog';
import { isAtLeast } from '../order';
import { endings } from '../reasons/endings';
import { enterIfAhead } from './advance';
import { endUnconfirmed } from './conclude';
import { endUnaccounted, endUnheard } from './lostTrack';

/** Ends, or moves on, a run that has waited for as long as its phase allows. */
export function applyLimits(draft: GenerateDraft): void {
  if (draft.memory.ending) return;
  endIfRefusedForLong(draft);
  if (draft.memory.ending) return;
  if (!draft.overdue && !draft.isAwayForGood) return;
  if (endUnaccounted(draft)) return;
  const { memory, limitText, imageProven } = draft;
  switch (draft.run.phase) {
    case 'Preflight':
      draft.end('Failed', {
        problem: draft.isDone('run-preflight')
          ? endings.registryUnreadable(limitText)
          : endings.preflightTimedOut(limitText),
        remove: false,
        tidy: false,
      });
      return;
    case 'Requesting':
      draft.end('Failed', {
        problem: endings.requestNotAccepted(limitText, lastFailure(draft)),
      });
      return;
    case 'Stabilizing':
      draft.end('Failed', {
        problem: endings.notHealthy(limitText, memory.generator.causes),
      });
      return;
    case 'Preparing':
      // While the API is away nobody can say that the imager was not launched.
      if (memory.api !== 'up') enterIfAhead(draft, 'Imaging');
      else {
        draft.end('Failed', {
          problem: endings.preparationTimedOut(
            limitText,
            memory.generator.lastMessage,
          ),
        });
      }
      return;
    case 'Imaging':
      if (memory.api !== 'up' || memory.outage.everSeen) endUnheard(draft);
      // Gone with the API up, and the node could not say that the imager does not work.
      else if (!imagerHasEnded(draft)) endUnaccounted(draft, true);
      else {
        draft.end('Failed', {
          problem: endings.removed(
            formatDuration(draft.since(draft.run.phaseSince)),
          ),
        });
      }
      return;
    case 'Published':
      if (imageProven) endUnconfirmed(draft, endings.notBack(limitText));
      else endUnheard(draft);
      return;
    case 'Recovering':
    case 'Finalizing':
      endWithoutWord(draft);
      return;
    case 'Verifying':
      draft.end(
        memory.end?.kind === 'completed' || imageProven
          ? 'Unconfirmed'
          : 'Failed',
        {
          problem: imageProven
            ? endings.completionNotSeen(limitText, true)
            : endings.imageUnverified(limitText),
        },
      );
      return;
    default:
  }
}

/** The credential or certificate problem outlasts the time that a returning API may need. */
function endIfRefusedForLong(draft: GenerateDraft): void {
  const { refusing } = draft.memory;
  if (
    refusing &&
    draft.imageProven &&
    (isAtLeast(draft.run.phase, 'Recovering') || draft.memory.lostTrack) &&
    draft.since(refusing.since) >= draft.limits.removedGraceMs
  ) {
    endUnconfirmed(draft, endings.unreadable(refusing, true));
  }
}

function endWithoutWord(draft: GenerateDraft): void {
  const problem = reasonOfSilence(draft);
  if (draft.imageProven) endUnconfirmed(draft, problem);
  else if (draft.memory.api === 'down') endUnheard(draft);
  else draft.end('Failed', { problem });
}

function reasonOfSilence(draft: GenerateDraft): RunReason {
  const { memory, limitText, imageProven, run } = draft;
  if (memory.refusing) {
    return endings.unreadable(memory.refusing, imageProven);
  }
  return run.phase === 'Recovering' && memory.generator.state === 'absent'
    ? endings.notRestored(
        limitText,
        imageProven,
        memory.generator.restoreFailure,
      )
    : endings.completionNotSeen(limitText, imageProven);
}

function lastFailure(draft: GenerateDraft): string | undefined {
  return (
    draft.effect('create-seed-generator')?.failure?.message ??
    draft.effect('write-secret')?.failure?.message
  );
}

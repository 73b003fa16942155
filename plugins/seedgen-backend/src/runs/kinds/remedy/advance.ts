import type { Effect } from '../../engine/effects';
import { wantAgentFiles } from './guards';
import { procedureOf } from './procedures';
import type { Procedure } from './procedures/types';
import type { Look, RemedyDraft } from './RemedyDraft';

/** Does what the look allows: decides whether to begin, what comes next, and whether it helped. */
export function advance(draft: RemedyDraft): void {
  const { fresh: look, run } = draft;
  // On results alone nothing is decided; the next look follows at once.
  if (!look) return;
  const procedure = procedureOf(draft.call);
  if (run.phase === 'Checking') begin(draft, procedure, look);
  if (run.phase === 'Applying') apply(draft, procedure, look);
  if (run.phase === 'Confirming') confirm(draft, procedure, look);
}

function begin(draft: RemedyDraft, procedure: Procedure, look: Look): void {
  if (!mayGoOn(draft, procedure, look)) return;
  draft.audit({ action: 'run.started', outcome: 'accepted' });
  draft.enter('Applying', 'Nothing stands in the way; it is being done');
}

function apply(draft: RemedyDraft, procedure: Procedure, look: Look): void {
  const step = procedure.next(draft, look);
  if (step === 'done') {
    draft.memory.waits = undefined;
    draft.enter(
      'Confirming',
      'It is done; the cluster is followed until it shows that it helped',
    );
  } else if ('failed' in step) {
    draft.fail(step.failed);
  } else if ('waits' in step) {
    draft.memory.waits = step.waits;
  } else if (mayGoOn(draft, procedure, look)) {
    draft.want(step.effect);
  }
}

/** Looked at again before each effect: whoever takes over does not know how long nobody looked. */
function mayGoOn(
  draft: RemedyDraft,
  procedure: Procedure,
  look: Look,
): boolean {
  const { memory } = draft;
  const verdict = procedure.check(draft, look);
  memory.waits = undefined;
  if (!verdict) return true;
  if ('refused' in verdict) draft.fail(verdict.refused);
  else if ('needless' in verdict) draft.end('Succeeded', verdict.needless);
  else {
    memory.waits = verdict.waits;
    if (verdict.files) wantAgentFiles(draft);
  }
  return false;
}

function confirm(draft: RemedyDraft, procedure: Procedure, look: Look): void {
  const { memory } = draft;
  memory.looks += 1;
  const outcome = procedure.confirm(draft, look);
  if ('done' in outcome) draft.end('Succeeded', outcome.done);
  else if ('failed' in outcome) draft.fail(outcome.failed);
  else {
    memory.waits = outcome.waits;
    if (outcome.effect) readAgain(draft, outcome.effect);
  }
}

/** Wants a reading anew, as often as the cluster is looked at. */
function readAgain(draft: RemedyDraft, effect: Effect): void {
  const before = draft.effect(effect.type);
  if (before?.doneAt) {
    if (draft.since(before.doneAt) < draft.limits.observeEveryMs) return;
    draft.forget(effect.type);
  }
  draft.want(effect);
}

import type { Seen } from '../../engine/types';
import { watchEnd } from '../../engine/watchEnd';
import type { RunLimits } from '../../types';
import { absorbCluster } from './absorb/absorbCluster';
import { absorbResults } from './absorb/absorbResults';
import { decideActive } from './decideActive';
import { GenerateDraft } from './GenerateDraft';
import type { GenerateDecision, GenerateRun } from './memory';
import { leftOnCluster, textOfEnd, wantRemoval } from './phases/ending';
import { lookIsFinal, wantNextLook } from './phases/nodeLook';
import type { EffectResult } from '../../engine/effects';

/**
 * Goes on with a run that has ended, quietly: until nothing of it is left on the cluster and,
 * where its requester stopped following, until its end is known. Its phase never changes again.
 */
export function decideFollowUp(
  run: GenerateRun,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): GenerateDecision {
  const { followUp } = run.memory;
  if (!run.watching || !followUp) {
    return { run, entries: [], audits: [], effects: [] };
  }
  const draft = new GenerateDraft(run, now, limits);
  const longest = limits.followUpMs;
  if (draft.since(followUp.since) >= longest) {
    draft.run.watching = false;
    draft.record(
      'note',
      'No longer watched: the end was not seen. Secret seedgen may still be on the cluster',
      'FollowUpTimedOut',
    );
    return draft.finish();
  }
  // Another run owns the cluster now: the Secret there may be its, and so is what is on the node.
  if (seen.otherActiveRun) {
    if (followUp.mode === 'end-unknown' || leftOnCluster(draft).length > 0) {
      return { run, entries: [], audits: [], effects: [] };
    }
    draft.run.watching = false;
    return draft.finish();
  }
  return followUp.mode === 'left-behind'
    ? removeLeftovers(draft, seen)
    : watchEnd(run, followUp, seen, now, limits, {
        decideActive,
        draft: (...args) => new GenerateDraft(...args),
      });
}

function removeLeftovers(draft: GenerateDraft, seen: Seen): GenerateDecision {
  const { memory, run } = draft;
  absorbResults(draft, seen.results as EffectResult[] | undefined);
  absorbCluster(draft, seen.cluster);
  const left = leftOnCluster(draft);
  if (left.length === 0) {
    wantNextLook(draft);
    draft.say(textOfEnd(draft, left));
    if (lookIsFinal(draft)) {
      run.watching = false;
      draft.record('note', draft.run.statusText);
    }
    return draft.finish();
  }
  const { generator } = memory;
  // While Lifecycle Agent still works, or is about to restore what it took away, a removal would
  // be undone.
  const settled =
    memory.end !== undefined ||
    (generator.goneSince !== undefined &&
      draft.since(generator.goneSince) >= draft.limits.removedGraceMs);
  if (memory.api === 'up' && settled) wantRemoval(draft, left);
  return draft.finish();
}

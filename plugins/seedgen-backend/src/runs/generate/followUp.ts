import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import type { Decision, FollowUp, Seen } from '../machine/types';
import { DEFAULT_RUN_LIMITS } from '../limits';
import type { RunLimits } from '../types';
import { absorbCluster } from './absorb/absorbCluster';
import { absorbResults } from './absorb/absorbResults';
import { decideActive } from './decideActive';
import { GenerateDraft } from './GenerateDraft';
import type { GenerateMemory, GenerateRun } from './memory';
import { leftOnCluster, wantRemoval } from './phases/ending';

/**
 * Goes on with a run that has ended, quietly: until nothing of it is left on the cluster and,
 * where its requester stopped following, until its end is known. Its phase never changes again.
 */
export function decideFollowUp(
  run: GenerateRun,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): Decision<GenerateMemory> {
  const { followUp } = run.memory;
  if (!run.watching || !followUp) {
    return { run, entries: [], audits: [], effects: [] };
  }
  const draft = new GenerateDraft(run, now, limits);
  const longest = limits.followUpMs ?? DEFAULT_RUN_LIMITS.followUpMs!;
  if (draft.since(followUp.since) >= longest) {
    draft.run.watching = false;
    draft.record(
      'note',
      'No longer watched: the end was not seen. Secret seedgen may still be on the cluster',
      'FollowUpTimedOut',
    );
    return draft.finish();
  }
  // Another run owns the cluster now, and the Secret there may be its.
  if (seen.otherActiveRun) return { run, entries: [], audits: [], effects: [] };
  return followUp.mode === 'left-behind'
    ? removeLeftovers(draft, seen)
    : watchEnd(run, followUp, seen, now, limits);
}

function removeLeftovers(
  draft: GenerateDraft,
  seen: Seen,
): Decision<GenerateMemory> {
  const { memory, run } = draft;
  absorbResults(draft, seen.results);
  absorbCluster(draft, seen.cluster);
  const left = leftOnCluster(draft);
  if (left.length === 0) {
    run.watching = false;
    draft.record('note', 'Nothing of the run is left on the cluster any more');
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

function watchEnd(
  outer: GenerateRun,
  followUp: Extract<FollowUp, { mode: 'end-unknown' }>,
  seen: Seen,
  now: Date,
  limits: RunLimits,
): Decision<GenerateMemory> {
  const inner = decideActive(
    {
      ...outer,
      phase: followUp.phase,
      phaseSince: followUp.phaseSince,
      cancelled: undefined,
      finishedAt: undefined,
      problem: undefined,
      watching: false,
      memory: { ...outer.memory, followUp: undefined },
    },
    seen,
    now,
    limits,
  );
  const ended = isTerminalPhase(inner.run.phase);
  const entries = inner.entries
    .filter(({ type }) => type === 'effect' || type === 'registry')
    .map(entry => ({ ...entry, phase: outer.phase }));
  const audits = inner.audits.filter(
    ({ action }) => !action.startsWith('run.'),
  );
  const text = `After it was abandoned, the cluster came to its end: ${inner.run.phase}. ${inner.run.statusText}`;
  const draft = new GenerateDraft(
    {
      ...outer,
      observedAt: inner.run.observedAt,
      unreachableSince: inner.run.unreachableSince,
      digest: inner.run.digest,
      watching: !ended || inner.run.watching,
      memory: {
        ...inner.run.memory,
        recordedProblem: outer.memory.recordedProblem,
        followUp: ended
          ? inner.run.memory.followUp
          : {
              ...followUp,
              phase: inner.run.phase,
              phaseSince: inner.run.phaseSince,
            },
      },
    },
    now,
    limits,
  );
  if (ended) {
    draft.record('note', text, inner.run.problem?.code);
    draft.audit({
      action: 'run.phase',
      outcome: inner.run.phase === 'Succeeded' ? 'succeeded' : 'failed',
      reasonCode: inner.run.problem?.code,
      message: text,
    });
  }
  const decision = draft.finish();
  return {
    ...decision,
    entries: [...entries, ...decision.entries],
    audits: [...audits, ...decision.audits],
    effects: inner.effects,
    ...(inner.seed && { seed: inner.seed }),
  };
}

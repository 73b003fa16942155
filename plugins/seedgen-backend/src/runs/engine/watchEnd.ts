import {
  isTerminalPhase,
  type AnyRunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { RunLimits } from '../types';
import type { EffectIntent } from './effects';
import type { RunDraft } from './RunDraft';
import type {
  Decision,
  FollowUp,
  MachineMemory,
  MachineRun,
  Seen,
} from './types';

/**
 * Goes on with a run whose requester stopped following, as if nobody had, but quietly: its phase
 * stays, and of the timeline only what touched cluster or registry is kept. When the end is known
 * it is recorded, and audited.
 */
export function watchEnd<
  M extends MachineMemory,
  R extends AnyRunRequest,
  E extends EffectIntent,
>(
  outer: MachineRun<M, R>,
  followUp: Extract<FollowUp, { mode: 'end-unknown' }>,
  seen: Seen,
  now: Date,
  limits: RunLimits,
  kind: {
    decideActive: (
      run: MachineRun<M, R>,
      seen: Seen,
      now: Date,
      limits: RunLimits,
    ) => Decision<M, R, E>;
    draft: (
      run: MachineRun<M, R>,
      now: Date,
      limits: RunLimits,
    ) => RunDraft<M, R, E>;
  },
): Decision<M, R, E> {
  const inner = kind.decideActive(
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
  const draft = kind.draft(
    {
      ...outer,
      observedAt: inner.run.observedAt,
      unreachableSince: inner.run.unreachableSince,
      digest: inner.run.digest,
      inspection: inner.run.inspection,
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
    const text = `After it was abandoned, the cluster came to its end: ${
      inner.run.phase
    }. ${inner.run.problem?.message ?? inner.run.statusText}`;
    draft.record('note', text, inner.run.problem?.code);
    draft.audit({
      action: 'run.phase',
      outcome: inner.run.phase === 'Succeeded' ? 'succeeded' : 'failed',
      reasonCode: inner.run.problem?.code,
      message: text,
    });
  }
  const own = draft.finish();
  return {
    ...own,
    entries: [
      ...inner.entries
        .filter(({ type }) => type === 'effect' || type === 'registry')
        .map(entry => ({ ...entry, phase: outer.phase })),
      ...own.entries,
    ],
    // Of the run itself there is one end, and it was recorded when it was abandoned.
    audits: [
      ...inner.audits.filter(({ action }) => !action.startsWith('run.')),
      ...own.audits,
    ],
    effects: inner.effects,
    ...(inner.seed && { seed: inner.seed }),
  };
}

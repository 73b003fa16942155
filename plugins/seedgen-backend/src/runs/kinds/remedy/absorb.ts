import {
  type AccessFailure,
  type ClusterObservation,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { EffectResult, EffectType } from '../../engine/effects';
import { absorbSuccess } from './absorbSuccess';
import { procedureOf } from './procedures';
import { reasons } from './reasons';
import type { RemedyDraft } from './RemedyDraft';

const REFUSALS: readonly string[] = ['unauthorized', 'forbidden', 'untrusted'];

/** Takes in how effects went. What the cluster refuses for good ends the run. */
export function absorbResults(
  draft: RemedyDraft,
  results: readonly EffectResult[] = [],
): void {
  draft.remember(results, {
    success: result => absorbSuccess(draft, result),
    failure: ({ type, failure }) => {
      if (type === 'read-agent-files') {
        draft.memory.agentFilesFailure = { at: draft.now, failure };
        draft.record(
          'note',
          `What Lifecycle Agent has stored on the node could not be read: ${failure.message}`,
          failure.code,
        );
        return;
      }
      if (draft.effect(type)?.attempts === 1) {
        draft.record('effect', failure.message, failure.code);
      }
      if (failure.code === 'forbidden') draft.fail(reasons.forbidden(failure));
      if (failure.code === 'invalid' || isSomebodyElses(type, failure)) {
        draft.fail(reasons.refusedByCluster(failure));
      }
    },
  });
}

// A Namespace, OperatorGroup or Subscription of somebody else stands in the way, and will tomorrow.
function isSomebodyElses(type: EffectType, { code }: AccessFailure): boolean {
  return type === 'install-lifecycle-agent' && code === 'conflict';
}

/** Takes in what was seen of the cluster. */
export function absorbCluster(
  draft: RemedyDraft,
  seen: ClusterObservation | undefined,
): void {
  if (!seen) return;
  const { memory, run } = draft;
  const failure = failureOf(seen);
  if (failure?.code === 'aborted') return;
  run.observedAt = seen.at;
  draft.look(failure);
  if (failure && !REFUSALS.includes(failure.code)) {
    memory.api = 'down';
    if (run.unreachableSince) return;
    run.unreachableSince = draft.now;
    const expected =
      run.phase === 'Confirming' && procedureOf(draft.call).expectsOutage;
    draft.record(
      'api-lost',
      expected
        ? 'The API does not answer. This is expected while the node reboots'
        : `The API does not answer: ${failure.message}`,
      failure.code,
    );
    return;
  }
  if (run.unreachableSince) {
    const away = formatDuration(draft.since(run.unreachableSince));
    draft.record('api-back', `The API answers again, after ${away}`);
    run.unreachableSince = undefined;
  }
  memory.api = failure ? 'refusing' : 'up';
  memory.refused = failure?.message;
}

function failureOf(seen: ClusterObservation): AccessFailure | undefined {
  return seen.api.state === 'down' ? seen.api.failure : undefined;
}

import { reasons } from './reasons';
import type { RemedyDraft } from './RemedyDraft';

/** Ends a run that has waited for as long as its phase allows. */
export function applyLimits(draft: RemedyDraft): void {
  if (!draft.overdue) return;
  const { limitText, run } = draft;
  const what = whatIsMissing(draft);
  if (run.phase === 'Checking') draft.fail(reasons.notSeen(limitText, what));
  else if (run.phase === 'Applying') {
    draft.fail(reasons.notApplied(limitText, what));
  } else draft.fail(reasons.withoutEffect(limitText, what));
}

function whatIsMissing({ memory, run }: RemedyDraft): string {
  if (memory.api === 'refusing' && memory.refused) return memory.refused;
  if (run.unreachableSince) return 'the API of the cluster does not answer';
  const failed = Object.values(memory.effects).find(effect => effect?.failure);
  return (
    memory.waits ?? failed?.failure?.message ?? 'the cluster gave no answer'
  );
}

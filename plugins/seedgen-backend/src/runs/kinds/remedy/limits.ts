import type {
  RemedyAction,
  RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import { MINUTE } from '../../../units';
import type { RunLimits } from '../../types';
import type { RemedyDraft } from './RemedyDraft';
import { reasons } from './reasons';

// How long the cluster may take to show that it helped. A node that goes back to a configuration
// reboots; the Operator Lifecycle Manager pulls catalog, bundle and operator.
const CONFIRMING: Record<RemedyAction, number> = {
  'replace-seed-secret': 2 * MINUTE,
  'restart-lifecycle-agent': 10 * MINUTE,
  'recreate-seed-generator': 5 * MINUTE,
  'remove-machine-config': 45 * MINUTE,
  'remove-finished-pods': 2 * MINUTE,
  'install-lifecycle-agent': 15 * MINUTE,
  'resume-machine-config-pool': 45 * MINUTE,
};

/** How long a remedy may stay in a phase, in milliseconds; none for a terminal one. */
export function limitOfRemedy(
  action: RemedyAction,
  phase: RunPhase,
  limits: RunLimits,
): number | undefined {
  const own = limits.phases[phase];
  switch (phase) {
    case 'Applying':
      // The run that it ends may take as long as a run may take to clean up.
      return action === 'recreate-seed-generator'
        ? (own ?? 0) + (limits.phases.Cleaning ?? 0)
        : own;
    case 'Confirming':
      return limits.phases.Confirming ?? CONFIRMING[action];
    default:
      return own;
  }
}

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

import type { PartitionDraft } from './PartitionDraft';
import { reasons } from './reasons';

/** Ends a run, or takes it back, that has waited for as long as its phase allows. */
export function applyLimits(draft: PartitionDraft): void {
  if (!draft.overdue) return;
  const { memory, limitText, run } = draft;
  switch (run.phase) {
    case 'Preflight':
      fail(draft, reasons.timedOut('Preflight', limitText, lastFailure(draft)));
      return;
    case 'Applying':
    case 'Rendering':
    case 'Updating':
      draft.revert(
        'Failed',
        reasons.timedOut(run.phase, limitText, lastFailure(draft)),
      );
      return;
    case 'Rebooting':
      fail(
        draft,
        memory.api === 'up'
          ? reasons.timedOut('Rebooting', limitText, memory.lastPoolText)
          : reasons.notBack(limitText),
      );
      return;
    case 'Verifying':
      fail(draft, reasons.storageNotReady(limitText, memory.storage?.found));
      return;
    case 'Reverting': {
      const { phase, problem } = memory.reverting!;
      draft.end(
        phase,
        `${problem.message}. Whether the cluster is as it was before could not be seen within ${limitText}`,
        problem,
      );
      return;
    }
    default:
  }
}

function fail(
  draft: PartitionDraft,
  problem: ReturnType<typeof reasons.notBack>,
): void {
  draft.end('Failed', problem.message, problem);
}

function lastFailure(draft: PartitionDraft): string | undefined {
  return (
    draft.effect('apply-machine-config')?.failure?.message ??
    draft.effect('plan-storage')?.failure?.message ??
    draft.memory.lastPoolText
  );
}

import { formatDuration } from '@seedgen/backstage-plugin-seedgen-common';
import { procedureOf } from './procedures';
import type { RemedyDraft } from './RemedyDraft';

/** The present state in words, for a phase in which the run stays. */
export function describe(draft: RemedyDraft): string {
  const { memory, run } = draft;
  if (memory.api === 'refusing' && memory.refused) {
    return `The cluster answers, but does not accept our credential: ${memory.refused}`;
  }
  if (run.unreachableSince) {
    const down = formatDuration(draft.since(run.unreachableSince));
    return run.phase === 'Confirming' && procedureOf(draft.call).expectsOutage
      ? `The API has been away for ${down}, which is expected while the node reboots`
      : `The API has not answered for ${down}`;
  }
  const waits = memory.waits ? `: ${memory.waits}` : '';
  switch (run.phase) {
    case 'Checking':
      return `Looking whether it can be done without harm${waits}`;
    case 'Applying':
      return `Being done on the cluster${waits}`;
    case 'Confirming':
      return `Waiting until the cluster shows that it helped${waits}`;
    default:
      return run.statusText;
  }
}

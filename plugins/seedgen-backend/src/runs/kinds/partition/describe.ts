import {
  type RunPhase,
  formatDuration,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { PartitionDraft } from './PartitionDraft';

function isRollingOut(phase: RunPhase): boolean {
  return ['Rendering', 'Updating', 'Reverting'].includes(phase);
}

/** The present state in words, for a phase in which the run stays. */
export function describe(draft: PartitionDraft): string {
  const { memory, run } = draft;
  if (memory.api === 'refusing' && memory.refused) {
    return `The cluster answers, but does not accept our credential: ${memory.refused}`;
  }
  if (run.unreachableSince) {
    const down = formatDuration(draft.since(run.unreachableSince));
    return run.phase === 'Rebooting'
      ? `The node reboots; the API has been away for ${down}, which is expected`
      : `The API has not answered for ${down}`;
  }
  if (memory.pool?.paused && isRollingOut(run.phase)) {
    return `Pool ${memory.pool.name} is paused: the node takes nothing up until it is resumed`;
  }
  switch (run.phase) {
    case 'Preflight':
      return memory.manifest
        ? 'Checking the cluster'
        : 'Planning from the disks as they are';
    case 'Applying':
      return 'Applying the MachineConfig';
    case 'Rendering':
      return 'Waiting until the Machine Config Operator has rendered the configuration';
    case 'Updating':
      return memory.lastPoolText ?? 'The node takes the new configuration up';
    case 'Rebooting':
      return 'The API answers again; waiting until the pool is updated';
    case 'Verifying':
      return memory.storage?.ready
        ? 'The storage is ready; restarting Lifecycle Agent'
        : `Verifying the storage${
            memory.storage ? `: ${memory.storage.found}` : ''
          }`;
    case 'Reverting':
      return 'Taking the MachineConfig back';
    default:
      return run.statusText;
  }
}

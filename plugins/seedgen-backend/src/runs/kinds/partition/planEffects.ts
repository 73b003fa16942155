import type { PartitionDraft } from './PartitionDraft';

/** Wants what the phase needs done. */
export function planEffects(draft: PartitionDraft): void {
  const { memory, run } = draft;
  switch (run.phase) {
    case 'Preflight':
      // The plan first: where nothing needs to be done, nothing needs to be checked.
      draft.want({ type: 'plan-storage' });
      if (memory.manifest) draft.want({ type: 'run-preflight' });
      return;
    case 'Applying':
      if (memory.api === 'up' && memory.manifest) {
        draft.want({
          type: 'apply-machine-config',
          manifest: memory.manifest,
        });
      }
      return;
    case 'Verifying':
      if (memory.api !== 'up') return;
      if (!memory.storage?.ready) draft.want({ type: 'read-layout' });
      else draft.want({ type: 'restart-lifecycle-agent' });
      return;
    case 'Reverting':
      if (memory.api === 'up' && draft.machineConfig) {
        draft.want({
          type: 'delete-machine-config',
          name: draft.machineConfig,
        });
      }
      return;
    default:
  }
}

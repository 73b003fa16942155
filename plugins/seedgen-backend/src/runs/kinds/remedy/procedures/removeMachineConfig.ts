import type { MachineConfigPoolSeen } from '@seedgen/backstage-plugin-seedgen-common';
import { messageOf } from '../../../engine/poolConditions';
import { imagerGuard } from '../guards';
import { reasons } from '../reasons';
import type { RemedyDraft } from '../RemedyDraft';
import type { Procedure } from './types';

// A pool shows for a moment what it showed before.
const LOOKS = 2;

/** A MachineConfig that a run of the portal applied is taken back. */
export const removeMachineConfig: Procedure = {
  observes: ({ machineConfig }) => ({ pool: true, machineConfig }),
  expectsOutage: true,
  check: (draft, look) => {
    const name = nameOf(draft);
    const { cluster, around } = look;
    const imaging = imagerGuard(look);
    if (imaging) return imaging;
    if (cluster.machineConfigPresent === undefined) {
      return { waits: `MachineConfig ${name}` };
    }
    // What an earlier try may have removed is looked for once more.
    if (draft.touched) return undefined;
    if (!cluster.machineConfigPresent) {
      return { needless: `MachineConfig ${name} is not on the cluster` };
    }
    // Taken from a pool that is paused it would stay on the node, and nobody would see to it.
    if (cluster.pool?.paused) {
      return { refused: reasons.poolPaused(cluster.pool.name) };
    }
    const owner = around.machineConfigOwner;
    if (!owner) return { refused: reasons.foreignMachineConfig(name) };
    return owner.active
      ? { refused: reasons.machineConfigInUse(owner.id) }
      : undefined;
  },
  next: (draft, { around }) => {
    if (draft.isDone('remove-machine-config')) return 'done';
    const name = nameOf(draft);
    draft.memory.machineConfigOwner ??= around.machineConfigOwner?.id;
    const runId = draft.memory.machineConfigOwner;
    return runId
      ? { effect: { type: 'remove-machine-config', name, runId } }
      : { failed: reasons.foreignMachineConfig(name) };
  },
  confirm: (draft, { cluster }) => {
    const name = nameOf(draft);
    const { pool, node, machineConfigPresent } = cluster;
    if (machineConfigPresent !== false) {
      return { waits: `MachineConfig ${name} is still shown` };
    }
    if (!pool || !node)
      return { waits: 'pool and node could not be looked at' };
    const problem = problemOf(pool, name);
    if (problem) return { waits: `pool ${pool.name}: ${problem}` };
    if (
      !node.ready ||
      node.currentConfiguration !== node.desiredConfiguration
    ) {
      return { waits: `node ${node.name} is not back at its configuration` };
    }
    return draft.memory.looks < LOOKS
      ? { waits: 'the pool is looked at once more' }
      : {
          done: `MachineConfig ${name} was taken back; pool ${pool.name} is up to date and not degraded`,
        };
  },
};

function problemOf(
  pool: MachineConfigPoolSeen,
  name: string,
): string | undefined {
  const degraded =
    messageOf(pool, 'RenderDegraded') ??
    messageOf(pool, 'NodeDegraded') ??
    messageOf(pool, 'Degraded');
  if (degraded) return degraded;
  if (pool.sources.includes(name)) return `still rendered with ${name}`;
  return pool.desiredConfiguration === pool.currentConfiguration &&
    messageOf(pool, 'Updated') !== undefined
    ? undefined
    : messageOf(pool, 'Updating') ?? 'not up to date';
}

function nameOf({ call }: RemedyDraft): string {
  return call.machineConfig ?? '';
}

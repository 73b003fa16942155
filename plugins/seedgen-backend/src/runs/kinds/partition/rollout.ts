import { messageOf } from '../../engine/poolConditions';
import type { PartitionDraft } from './PartitionDraft';

const STUCK_STATES = ['Degraded', 'Unreconcilable'];

/**
 * Why the Machine Config Operator will not have the MachineConfig; nothing if it will.
 *
 * From 4.16 on the render controller says so (`RenderDegraded`), and the node is not touched. Up to
 * 4.15 it renders, and the daemon on the node refuses (`Unreconcilable`, `NodeDegraded`).
 */
export function refusalOf(draft: PartitionDraft): string | undefined {
  const { pool, node, before } = draft.memory;
  const render = pool && messageOf(pool, 'RenderDegraded');
  if (render && render !== before?.renderProblem) return render;
  if (node && STUCK_STATES.includes(node.daemonState ?? '')) {
    return `the node is ${node.daemonState}: ${
      node.daemonReason ?? 'no reason given'
    }`;
  }
  return pool && pool.degradedMachineCount > 0
    ? messageOf(pool, 'NodeDegraded')
    : undefined;
}

/** Whether the wanted configuration contains the run's MachineConfig. */
export function isRendered(draft: PartitionDraft): boolean {
  const { pool, before } = draft.memory;
  if (!pool) return false;
  return pool.sources.length > 0
    ? pool.sources.includes(draft.machineConfig ?? '')
    : pool.desiredConfiguration !== before?.desired;
}

/** Whether node and pool have what is wanted. */
export function isRolledOut(draft: PartitionDraft): boolean {
  const { pool, node } = draft.memory;
  return Boolean(
    pool &&
      pool.desiredConfiguration === pool.currentConfiguration &&
      messageOf(pool, 'Updated') !== undefined &&
      (!node ||
        (node.ready &&
          node.currentConfiguration === node.desiredConfiguration)),
  );
}

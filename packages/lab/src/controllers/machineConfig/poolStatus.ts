import type { KubeObject } from '../../apiserver/types';

/** Sets a pool's condition; its time changes with its status only. The status is of the pool as it is now. */
export function setPoolCondition(
  pool: KubeObject,
  type: string,
  status: 'True' | 'False',
  now: string,
  reason = '',
  message = '',
): void {
  const conditions: any[] = (pool.status.conditions ??= []);
  let condition = conditions.find(each => each.type === type);
  if (!condition) {
    condition = { type };
    conditions.push(condition);
  }
  if (condition.status !== status) {
    condition.lastTransitionTime = now;
  }
  Object.assign(condition, { message, reason, status });
  pool.status.observedGeneration = pool.metadata.generation;
}

/** The render controller refused the configuration; nodes go on with what they have. */
export function markRenderFailed(
  pool: KubeObject,
  message: string,
  now: string,
): void {
  setPoolCondition(pool, 'RenderDegraded', 'True', now, '', message);
  setPoolCondition(pool, 'Degraded', 'True', now);
}

export function markRendered(pool: KubeObject, now: string): void {
  setPoolCondition(pool, 'RenderDegraded', 'False', now);
  const nodeDegraded = (pool.status.conditions ?? []).some(
    (each: any) => each.type === 'NodeDegraded' && each.status === 'True',
  );
  if (!nodeDegraded) {
    setPoolCondition(pool, 'Degraded', 'False', now);
  }
}

export function markUpdating(pool: KubeObject, now: string): void {
  const { name } = pool.spec.configuration;
  setPoolCondition(pool, 'Updated', 'False', now);
  setPoolCondition(
    pool,
    'Updating',
    'True',
    now,
    '',
    `All nodes are updating to MachineConfig ${name}`,
  );
  Object.assign(pool.status, {
    updatedMachineCount: 0,
    readyMachineCount: 0,
    unavailableMachineCount: 1,
    degradedMachineCount: 0,
  });
}

export function markUpdated(
  pool: KubeObject,
  machines: number,
  now: string,
): void {
  const { configuration } = pool.spec;
  setPoolCondition(
    pool,
    'Updated',
    'True',
    now,
    '',
    `All nodes are updated with MachineConfig ${configuration.name}`,
  );
  setPoolCondition(pool, 'Updating', 'False', now);
  setPoolCondition(pool, 'NodeDegraded', 'False', now);
  setPoolCondition(pool, 'Degraded', 'False', now);
  Object.assign(pool.status, {
    configuration,
    machineCount: machines,
    updatedMachineCount: machines,
    readyMachineCount: machines,
    unavailableMachineCount: 0,
    degradedMachineCount: 0,
  });
}

/** A paused pool with something to do: what is rendered waits. Its node is well, but not up to date. */
export function markPaused(pool: KubeObject, now: string): void {
  const { name } = pool.spec.configuration;
  setPoolCondition(pool, 'Updated', 'False', now);
  setPoolCondition(
    pool,
    'Updating',
    'False',
    now,
    '',
    `Pool is paused; will not update to ${name}`,
  );
  Object.assign(pool.status, {
    updatedMachineCount: 0,
    readyMachineCount: 0,
    unavailableMachineCount: 0,
  });
}

/** A node counts as ready while pods may be scheduled on it. */
export function markSchedulable(pool: KubeObject, schedulable: boolean): void {
  const { updatedMachineCount = 0 } = pool.status;
  Object.assign(pool.status, {
    readyMachineCount: schedulable ? updatedMachineCount : 0,
    unavailableMachineCount: schedulable ? 0 : updatedMachineCount,
  });
}

/** The node has refused its configuration, or did not get it right, after the pool has begun to update. */
export function markNodeDegraded(
  pool: KubeObject,
  node: string,
  reason: string,
  now: string,
): void {
  const message = `Node ${node} is reporting: "${reason}"`;
  setPoolCondition(
    pool,
    'NodeDegraded',
    'True',
    now,
    '1 nodes are reporting degraded status on sync',
    message,
  );
  setPoolCondition(pool, 'Degraded', 'True', now);
  Object.assign(pool.status, {
    degradedMachineCount: 1,
    readyMachineCount: 0,
    unavailableMachineCount: 1,
  });
}

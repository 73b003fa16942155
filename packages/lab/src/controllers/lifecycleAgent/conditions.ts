import type { KubeObject } from '../../apiserver/types';

export const IN_PROGRESS = 'SeedGenInProgress';
export const COMPLETED = 'SeedGenCompleted';

export const messages = {
  stabilizing: 'Waiting for system to stabilize',
  starting: 'Starting seed generation',
  pulling: 'Pulling recert image',
  preparing: 'Preparing for seed generation',
  cleaning: 'Cleaning cluster resources',
  launching: 'Launching imager container',
  finalizing: 'Finalizing seed generation',
  completed: 'Seed Generation completed',
  failed: 'Seed generation failed',
} as const;

export interface StatusCondition {
  type: string;
  status: 'True' | 'False';
  reason: string;
  message: string;
  observedGeneration?: number;
  lastTransitionTime?: string;
}

/**
 * Sets a condition as Lifecycle Agent does: one whose status changes moves to the end of the list,
 * since the columns of `kubectl get` show the last one; one that only gets another message stays
 * where it is and keeps its time.
 */
export function setCondition(
  conditions: readonly StatusCondition[],
  wanted: StatusCondition,
  now: string,
): StatusCondition[] {
  const index = conditions.findIndex(each => each.type === wanted.type);
  const existing = conditions[index];
  if (!existing) {
    return [...conditions, { ...wanted, lastTransitionTime: now }];
  }
  if (existing.status === wanted.status) {
    return conditions.map((each, at) =>
      at === index
        ? { ...wanted, lastTransitionTime: existing.lastTransitionTime }
        : each,
    );
  }
  return [
    ...conditions.filter(each => each.type !== wanted.type),
    { ...wanted, lastTransitionTime: now },
  ];
}

/** How far the generation has come, read from the conditions alone. */
export type SeedGeneratorPhase =
  | 'initial'
  | 'generating'
  | 'finalizing'
  | 'completed'
  | 'failed';

export function phaseOf(
  conditions: readonly StatusCondition[] = [],
): SeedGeneratorPhase {
  const progress = conditions.find(each => each.type === IN_PROGRESS);
  const end = conditions.find(each => each.type === COMPLETED);
  if (!progress && !end) {
    return 'initial';
  }
  if (progress?.reason === 'Failed' || end?.reason === 'Failed') {
    return 'failed';
  }
  if (end?.status === 'True') {
    return 'completed';
  }
  if (progress?.status === 'True') {
    if (progress.message === messages.launching) {
      return 'finalizing';
    }
    if (!progress.message) {
      return 'initial';
    }
  }
  return 'generating';
}

/** Changes to a SeedGenerator's status; each returns the new list of conditions. */
export function inProgress(
  object: KubeObject,
  message: string,
  now: string,
): StatusCondition[] {
  return setCondition(
    conditionsOf(object),
    condition(object, IN_PROGRESS, 'True', 'InProgress', message),
    now,
  );
}

/** `SeedGenCompleted` first, so that `SeedGenInProgress` is the last and its message is shown. */
export function failed(
  object: KubeObject,
  message: string,
  now: string,
): StatusCondition[] {
  const first = setCondition(
    conditionsOf(object),
    condition(
      object,
      COMPLETED,
      'False',
      'Failed',
      `${messages.failed}: ${message}`,
    ),
    now,
  );
  return setCondition(
    first,
    condition(object, IN_PROGRESS, 'False', 'Failed', message),
    now,
  );
}

export function completed(object: KubeObject, now: string): StatusCondition[] {
  const first = setCondition(
    conditionsOf(object),
    condition(object, IN_PROGRESS, 'False', 'Completed', messages.completed),
    now,
  );
  return setCondition(
    first,
    condition(object, COMPLETED, 'True', 'Completed', messages.completed),
    now,
  );
}

function conditionsOf(object: KubeObject): StatusCondition[] {
  return object.status?.conditions ?? [];
}

function condition(
  object: KubeObject,
  type: string,
  status: 'True' | 'False',
  reason: string,
  message: string,
): StatusCondition {
  return {
    type,
    status,
    reason,
    message,
    observedGeneration: object.metadata.generation,
  };
}

import type { KubeObject } from '../../apiserver/types';

export interface OlmCondition {
  type: string;
  status: 'True' | 'False';
  reason?: string;
  message?: string;
}

/**
 * Sets a condition of a Subscription or an InstallPlan, in place; the time changes with its
 * status, reason or text.
 */
export function setCondition(
  draft: KubeObject,
  condition: OlmCondition,
  now: string,
): void {
  const conditions: any[] = [...(draft.status?.conditions ?? [])];
  const at = conditions.findIndex(each => each.type === condition.type);
  const before = conditions[at];
  const isSame =
    before?.status === condition.status &&
    before.reason === condition.reason &&
    before.message === condition.message;
  if (!isSame) {
    conditions.splice(at < 0 ? conditions.length : at, 1, {
      ...condition,
      lastTransitionTime: now,
    });
  }
  draft.status = { ...draft.status, conditions };
}

export function dropCondition(draft: KubeObject, type: string): void {
  const conditions: any[] = draft.status?.conditions ?? [];
  draft.status = {
    ...draft.status,
    conditions: conditions.filter(each => each.type !== type),
  };
}

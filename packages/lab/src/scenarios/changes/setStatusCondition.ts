import type { KubeObject } from '../../apiserver/types';
import { toTimestamp } from '../../controllers/pods/ClusterPods';
import type { ScenarioCluster, Undo } from '../Scenario';

interface Target {
  kind: string;
  name: string;
}

interface Wanted {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
}

/** Sets one condition of an object without a namespace. Taking it back brings the condition of before. */
export function setStatusCondition(
  { store, clock }: ScenarioCluster,
  { kind, name }: Target,
  wanted: Wanted,
): Undo {
  const before = conditionsOf(store.get(kind, name)).find(
    each => each.type === wanted.type,
  );
  const write = (condition: object | undefined) =>
    store.updateStatus(kind, name, undefined, draft => {
      const conditions = conditionsOf(draft);
      const at = conditions.findIndex(each => each.type === wanted.type);
      const place = at < 0 ? conditions.length : at;
      conditions.splice(place, 1, ...(condition ? [condition] : []));
      draft.status = { ...draft.status, conditions };
    });
  write({ ...wanted, lastTransitionTime: toTimestamp(clock.now()) });
  return () => {
    if (store.get(kind, name)) {
      write(before);
    }
  };
}

function conditionsOf(object: KubeObject | undefined): any[] {
  return [...(object?.status?.conditions ?? [])];
}

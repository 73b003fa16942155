import { addNamespace } from '../changes/addObject';
import { undoAll } from '../changes/undoAll';
import type { Scenario } from '../Scenario';

const NAMESPACE = 'open-cluster-management-agent';
const FINALIZER = 'example.io/never-removed';

export const hubCleanupTimeout: Scenario = {
  name: 'hub-cleanup-timeout',
  title: 'What the hub has left does not go away',
  does: `A finalizer holds the namespace ${NAMESPACE}.`,
  place: 'failure',
  failure:
    'failed to cleanup resources: timed out waiting for ACM namespace deletion',
  apply: cluster => {
    const { store } = cluster;
    const change = (edit: (finalizers: string[]) => string[]) =>
      store.update('Namespace', NAMESPACE, undefined, draft => {
        draft.metadata.finalizers = edit(draft.metadata.finalizers ?? []);
      });
    const withoutNamespace = addNamespace(cluster, NAMESPACE);
    change(finalizers => [...finalizers, FINALIZER]);
    return undoAll(withoutNamespace, () => {
      if (store.get('Namespace', NAMESPACE)) {
        change(finalizers => finalizers.filter(each => each !== FINALIZER));
      }
    });
  },
};

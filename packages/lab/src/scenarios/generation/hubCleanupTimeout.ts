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
  apply: ({ store }) => {
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE, finalizers: [FINALIZER] },
    });
    return () => {
      if (store.get('Namespace', NAMESPACE)) {
        store.update('Namespace', NAMESPACE, undefined, draft => {
          draft.metadata.finalizers = draft.metadata.finalizers?.filter(
            each => each !== FINALIZER,
          );
        });
        store.delete('Namespace', NAMESPACE);
      }
    };
  },
};

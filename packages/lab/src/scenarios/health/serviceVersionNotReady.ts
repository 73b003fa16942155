import type { Scenario } from '../Scenario';

const KIND = 'operators.coreos.com/ClusterServiceVersion';
const NAME = 'packageserver';
const NAMESPACE = 'openshift-operator-lifecycle-manager';

export const serviceVersionNotReady: Scenario = {
  name: 'service-version-not-ready',
  title: 'An operator is not installed to the end',
  does: `The ClusterServiceVersion ${NAME} is in the phase Failed.`,
  place: 'health',
  failure: `one or more ClusterServiceVersions not yet ready: ${NAME}`,
  apply: ({ store }) => {
    const before = store.get(KIND, NAME, NAMESPACE)?.status;
    store.updateStatus(KIND, NAME, NAMESPACE, draft => {
      Object.assign(draft.status, {
        phase: 'Failed',
        reason: 'ComponentUnhealthy',
        message: 'installing: waiting for deployment packageserver',
      });
    });
    return () => {
      store.updateStatus(KIND, NAME, NAMESPACE, draft => {
        draft.status = before;
      });
    };
  },
};

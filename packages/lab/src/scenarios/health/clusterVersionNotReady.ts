import { setStatusCondition } from '../changes/setStatusCondition';
import type { Scenario } from '../Scenario';

export const clusterVersionNotReady: Scenario = {
  name: 'cluster-version-not-ready',
  title: 'The cluster version is not available',
  does: 'The ClusterVersion says Available=False.',
  place: 'health',
  failure: 'clusterVersion version not ready',
  apply: cluster =>
    setStatusCondition(
      cluster,
      { kind: 'config.openshift.io/ClusterVersion', name: 'version' },
      {
        type: 'Available',
        status: 'False',
        reason: 'ClusterOperatorsNotAvailable',
        message: 'Some cluster operators are not available',
      },
    ),
};

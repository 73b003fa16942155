import { setStatusCondition } from '../changes/setStatusCondition';
import type { Scenario } from '../Scenario';

export const clusterOperatorDegraded: Scenario = {
  name: 'cluster-operator-degraded',
  title: 'A cluster operator is degraded',
  does: 'The ClusterOperator ingress says Degraded.',
  place: 'health',
  failure: 'one or more ClusterOperators not yet ready: ingress',
  apply: cluster =>
    setStatusCondition(
      cluster,
      { kind: 'config.openshift.io/ClusterOperator', name: 'ingress' },
      {
        type: 'Degraded',
        status: 'True',
        reason: 'IngressDegraded',
        message:
          'The "default" ingress controller reports Degraded=True: CanaryChecksSucceeding=False',
      },
    ),
};

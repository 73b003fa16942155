import { setStatusCondition } from '../changes/setStatusCondition';
import type { Scenario } from '../Scenario';

export const stuckStabilizing: Scenario = {
  name: 'stuck-stabilizing',
  title: 'The cluster never settles, and Lifecycle Agent waits without limit',
  does: 'The ClusterOperator kube-apiserver is Progressing for good.',
  place: 'health',
  failure: 'one or more ClusterOperators not yet ready: kube-apiserver',
  apply: cluster =>
    setStatusCondition(
      cluster,
      { kind: 'config.openshift.io/ClusterOperator', name: 'kube-apiserver' },
      {
        type: 'Progressing',
        status: 'True',
        reason: 'NodeInstaller',
        message:
          'NodeInstallerProgressing: 1 node is at revision 9; 0 nodes have achieved new revision 10',
      },
    ),
};

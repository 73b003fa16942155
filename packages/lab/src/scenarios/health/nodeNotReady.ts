import { setStatusCondition } from '../changes/setStatusCondition';
import type { Scenario } from '../Scenario';

export const nodeNotReady: Scenario = {
  name: 'node-not-ready',
  title: 'The node is not ready',
  does: 'The kubelet says that the container runtime is down.',
  place: 'health',
  failure: 'node is not yet ready: {node}',
  apply: cluster =>
    setStatusCondition(
      cluster,
      { kind: 'Node', name: cluster.spec.hostname },
      {
        type: 'Ready',
        status: 'False',
        reason: 'KubeletNotReady',
        message: 'container runtime is down',
      },
    ),
};

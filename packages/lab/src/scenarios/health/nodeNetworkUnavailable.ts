import { setStatusCondition } from '../changes/setStatusCondition';
import type { Scenario } from '../Scenario';

export const nodeNetworkUnavailable: Scenario = {
  name: 'node-network-unavailable',
  title: "The node's network is not set up",
  does: 'The node has the condition NetworkUnavailable.',
  place: 'health',
  failure: 'node network unavailable: {node}',
  apply: cluster =>
    setStatusCondition(
      cluster,
      { kind: 'Node', name: cluster.spec.hostname },
      {
        type: 'NetworkUnavailable',
        status: 'True',
        reason: 'NoRouteCreated',
        message: 'Node created without a route',
      },
    ),
};

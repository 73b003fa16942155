import { hubOperator } from './hubOperator';

/** The hub's multicluster engine is recent and at rest. */
export const hubClusterEngine = hubOperator({
  id: 'hub-cluster-engine',
  product: 'multicluster engine',
  kind: 'MultiClusterEngine',
  minimum: '2.8',
  phase: 'Available',
});

import { hubOperator } from './hubOperator';

/** The hub's Advanced Cluster Management is recent and at rest. */
export const hubClusterManagement = hubOperator({
  id: 'hub-cluster-management',
  product: 'Advanced Cluster Management',
  kind: 'MultiClusterHub',
  minimum: '2.13',
  phase: 'Running',
});

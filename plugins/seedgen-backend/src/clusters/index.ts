export {
  createClusterConnections,
  type ConnectionDependencies,
} from './createClusterConnections';
export type * from './types';

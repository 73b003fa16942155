export { EntityProblem } from './EntityProblem';
export { useEntityCluster } from './useEntityCluster';
export { KnownStatus } from './KnownStatus';
export { StateCell } from './StateCell';
export { StateIcon } from './StateIcon';

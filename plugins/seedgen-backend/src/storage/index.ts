export * from './createPartitionPlanner';
export * from './decidePartition';
export * from './layout';
export * from './plan';
export * from './readiness';
export * from './requirements';

export * from './clusterEntities';

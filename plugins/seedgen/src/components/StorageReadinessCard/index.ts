export * from './StorageReadinessCard';
export * from './StorageReadinessView';

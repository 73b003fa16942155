export * from './SeedStatusCard';
export * from './SeedStatus';

export * from './SeedgenApi';
export * from './SeedgenClient';
export * from './signals';

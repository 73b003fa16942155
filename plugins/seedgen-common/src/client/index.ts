export * from './SeedgenApi';
export * from './SeedgenClient';
export * from './signals';
export { runInTheWay } from './answers';

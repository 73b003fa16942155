export { openSession } from './openSession';
export * from './SeedgenSession';
export * from './types';

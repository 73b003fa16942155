export * from './SeedImageTab';

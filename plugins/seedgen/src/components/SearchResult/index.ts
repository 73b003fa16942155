export * from './SeedgenSearchResult';

export * from './RunManifestsPanel';

export * from './GenerateLink';

export * from './RunHistory';

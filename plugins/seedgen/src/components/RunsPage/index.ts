export * from './RunsRouter';

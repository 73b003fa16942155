export * from './RunningNow';

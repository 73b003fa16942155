export * from './CancelRun';

export * from './LiveRun';
export * from './RunView';
export * from './RunLink';

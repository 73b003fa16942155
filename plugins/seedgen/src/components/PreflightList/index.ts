export * from './PreflightList';
export * from './checkTone';

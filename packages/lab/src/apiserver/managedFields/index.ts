export * from './fieldPaths';
export * from './managers';
export * from './serverSideApply';

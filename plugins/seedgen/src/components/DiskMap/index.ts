export * from './DiskBar';
export * from './DiskMap';

export * from './DiskMap';

export { ClusterDirectory, type DirectoryChange } from './ClusterDirectory';
export { ClusterSources, SourceRegistry } from './ClusterSources';
export { CONFIGURATION } from './types';
export type * from './types';

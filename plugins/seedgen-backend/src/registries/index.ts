export { createRegistryConnections } from './createRegistryConnections';
export type * from './types';

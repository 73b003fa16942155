export { createControlServer } from './createControlServer';
export type { ControlServer } from './createControlServer';
export type { ControlledCluster, ControlledLab } from './types';
export type { ClusterFaults, RegistryFaults } from './faults';

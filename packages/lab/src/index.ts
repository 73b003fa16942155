export { startLab } from './lab';
export type { Lab, LabClusterAccess, LabOptions } from './lab';
export { PortTakenError } from './portTaken';
export { clusterNames } from './world';
export type { LabEvent } from './world';

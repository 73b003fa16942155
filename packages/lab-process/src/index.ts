export { startLab } from './startLab';
export { LabControl } from './LabControl';
export type {
  ClusterFaults,
  ClusterState,
  LabScenario,
  LabState,
  RegistryFaults,
  RegistryRequests,
} from './LabControl';
export type {
  LabProcess,
  LabProcessCluster,
  LabProcessRegistry,
  StartLabOptions,
} from './LabProcess';

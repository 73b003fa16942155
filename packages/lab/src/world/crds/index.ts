import type { ResourceDefinition } from '../../apiserver/types';
import {
  catalogSourceDefinition,
  installPlanDefinition,
  operatorGroupDefinition,
  operatorHubDefinition,
  packageManifestDefinition,
} from './catalogs';
import {
  clusterOperatorDefinition,
  clusterVersionDefinition,
  imageConfigDefinition,
  imageContentSourcePolicyDefinition,
  imageDigestMirrorSetDefinition,
  imageTagMirrorSetDefinition,
  infrastructureDefinition,
  proxyDefinition,
} from './config';
import { imageBasedGroupUpgradeDefinition } from './groupUpgrade';
import { multiClusterEngineDefinition, multiClusterHubDefinition } from './hub';
import {
  klusterletDefinition,
  managedClusterDefinition,
} from './managedCluster';
import {
  imageBasedUpgradeDefinition,
  seedGeneratorDefinition,
} from './lifecycleAgent';
import {
  machineConfigDefinition,
  machineConfigPoolDefinition,
} from './machineConfig';
import {
  clusterServiceVersionDefinition,
  subscriptionDefinition,
} from './operators';

/** Kinds that every OpenShift cluster of the lab has. */
export const openShiftDefinitions: readonly ResourceDefinition[] = [
  clusterVersionDefinition,
  clusterOperatorDefinition,
  infrastructureDefinition,
  proxyDefinition,
  imageConfigDefinition,
  imageContentSourcePolicyDefinition,
  imageDigestMirrorSetDefinition,
  imageTagMirrorSetDefinition,
  machineConfigDefinition,
  machineConfigPoolDefinition,
  clusterServiceVersionDefinition,
  subscriptionDefinition,
  operatorHubDefinition,
  operatorGroupDefinition,
  catalogSourceDefinition,
  installPlanDefinition,
];

/** Kinds that another API server brings, through API aggregation; no CustomResourceDefinition is theirs. */
export const aggregatedDefinitions: readonly ResourceDefinition[] = [
  packageManifestDefinition,
];

/** Kinds that come with Lifecycle Agent. */
export const lifecycleAgentDefinitions: readonly ResourceDefinition[] = [
  seedGeneratorDefinition,
  imageBasedUpgradeDefinition,
];

/** Kinds that only the hub has. */
export const hubDefinitions: readonly ResourceDefinition[] = [
  managedClusterDefinition,
  multiClusterHubDefinition,
  multiClusterEngineDefinition,
  imageBasedGroupUpgradeDefinition,
];

export {
  catalogSourceDefinition,
  clusterOperatorDefinition,
  clusterServiceVersionDefinition,
  clusterVersionDefinition,
  imageBasedGroupUpgradeDefinition,
  imageBasedUpgradeDefinition,
  imageConfigDefinition,
  imageContentSourcePolicyDefinition,
  imageDigestMirrorSetDefinition,
  imageTagMirrorSetDefinition,
  infrastructureDefinition,
  installPlanDefinition,
  klusterletDefinition,
  machineConfigDefinition,
  machineConfigPoolDefinition,
  managedClusterDefinition,
  multiClusterEngineDefinition,
  multiClusterHubDefinition,
  operatorGroupDefinition,
  operatorHubDefinition,
  packageManifestDefinition,
  proxyDefinition,
  seedGeneratorDefinition,
  subscriptionDefinition,
};
export {
  backupStorageLocationDefinition,
  dataProtectionApplicationDefinition,
  localVolumeDefinition,
  lvmClusterDefinition,
  sriovNetworkNodeStateDefinition,
} from './storage';

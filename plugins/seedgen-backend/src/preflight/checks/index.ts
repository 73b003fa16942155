import type { Check } from '../check';
import { DOCUMENTATION } from '../outcomes';
import { apiReachable } from './apiReachable';
import { clusterOperators } from './clusterOperators';
import { clusterServiceVersions } from './clusterServiceVersions';
import { clusterVersionAvailable } from './clusterVersionAvailable';
import { containerSpace } from './containerSpace';
import { containerUnitsFree } from './containerUnitsFree';
import { credentialsSurvive } from './credentialsSurvive';
import { dataProtectionReady } from './dataProtectionReady';
import { detachedFromHub } from './detachedFromHub';
import { dnsmasqConfigured } from './dnsmasqConfigured';
import { hubClusterEngine, hubClusterManagement } from './hubOperators';
import { hubGitOps } from './hubGitOps';
import { hubLifecycleAgent } from './hubLifecycleAgent';
import { imageTag } from './imageTag';
import { lifecycleAgentRunning } from './lifecycleAgentRunning';
import { machineConfigPools } from './machineConfigPools';
import { noActiveRun, notSpent } from './pastRuns';
import {
  noDataProtection,
  noLocalVolumes,
  noLvmClusters,
  noPersistentVolumes,
} from './absentKinds';
import { nodeHealthy } from './nodeHealthy';
import { noHubAddons } from './noHubAddons';
import { noImagerRunning } from './noImagerRunning';
import { noOtherSeedGenerator } from './noOtherSeedGenerator';
import { noPendingRequests } from './noPendingRequests';
import { nothingLeftOnNode } from './nothingLeftOnNode';
import { notManagedByHub } from './notManagedByHub';
import { oadpVersion } from './oadpVersion';
import { pullSecretRestored } from './pullSecretRestored';
import { pushThroughProxy } from './pushThroughProxy';
import { recertImage } from './recertImage';
import { registryPush } from './registryPush';
import { registryReachableFromNode } from './registryReachableFromNode';
import { registryTrustedByNode } from './registryTrustedByNode';
import { releaseSupported } from './releaseSupported';
import { singleNode } from './singleNode';
import { sriovReady } from './sriovReady';
import { storageReady } from './storageReady';
import { storageStrategy } from './storageStrategy';
import { tagFree } from './tagFree';

/** All checks, in the order in which people read them: what matters most, and what explains others, first. */
export const CHECKS: readonly Check[] = [
  noActiveRun,
  apiReachable,
  singleNode,
  releaseSupported,
  lifecycleAgentRunning,
  storageReady,
  storageStrategy,
  containerUnitsFree,
  containerSpace,
  detachedFromHub,
  noHubAddons,
  notManagedByHub,
  hubClusterManagement,
  hubClusterEngine,
  hubGitOps,
  hubLifecycleAgent,
  noOtherSeedGenerator,
  noImagerRunning,
  nothingLeftOnNode,
  registryPush,
  imageTag,
  tagFree,
  registryReachableFromNode,
  registryTrustedByNode,
  pushThroughProxy,
  recertImage,
  machineConfigPools,
  nodeHealthy,
  clusterOperators,
  clusterServiceVersions,
  clusterVersionAvailable,
  sriovReady,
  noPendingRequests,
  dnsmasqConfigured,
  pullSecretRestored,
  noPersistentVolumes,
  noLocalVolumes,
  noLvmClusters,
  noDataProtection,
  oadpVersion,
  dataProtectionReady,
  credentialsSurvive,
  notSpent,
].map(check => ({ documentationUrl: DOCUMENTATION.seed, ...check }));

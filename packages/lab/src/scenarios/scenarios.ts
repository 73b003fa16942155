import { addonNamespaces } from './validation/addonNamespaces';
import { attachedToHub } from './validation/attachedToHub';
import { dataProtectionApplication } from './validation/dataProtectionApplication';
import { dnsmasqMissing } from './validation/dnsmasqMissing';
import { localVolume } from './validation/localVolume';
import { lvmCluster } from './validation/lvmCluster';
import { noContainerStorage } from './validation/noContainerStorage';
import { oadpTooOld } from './validation/oadpTooOld';
import { oldRelease } from './validation/oldRelease';
import { persistentVolume } from './validation/persistentVolume';
import { sanitizedPullSecret } from './validation/sanitizedPullSecret';
import { backupLocationMissing } from './health/backupLocationMissing';
import { backupLocationUnavailable } from './health/backupLocationUnavailable';
import { clusterOperatorDegraded } from './health/clusterOperatorDegraded';
import { clusterVersionNotReady } from './health/clusterVersionNotReady';
import { dataProtectionNotReconciled } from './health/dataProtectionNotReconciled';
import { machineConfigPoolNotReady } from './health/machineConfigPoolNotReady';
import { nodeCordoned } from './health/nodeCordoned';
import { nodeLabelMissing } from './health/nodeLabelMissing';
import { nodeNetworkUnavailable } from './health/nodeNetworkUnavailable';
import { nodeNotReady } from './health/nodeNotReady';
import { serviceVersionNotReady } from './health/serviceVersionNotReady';
import { signingRequestPending } from './health/signingRequestPending';
import { sriovNotReady } from './health/sriovNotReady';
import { sriovWithoutState } from './health/sriovWithoutState';
import { stuckStabilizing } from './health/stuckStabilizing';
import { agentHangs } from './generation/agentHangs';
import { cleanupFails } from './generation/cleanupFails';
import { hubCleanupTimeout } from './generation/hubCleanupTimeout';
import { insufficientContainerSpace } from './generation/insufficientContainerSpace';
import { wrongSecretKey } from './generation/wrongSecretKey';
import { pushConnectionRefused } from './push/pushConnectionRefused';
import { pushNoSuchHost } from './push/pushNoSuchHost';
import { pushQuotaExceeded } from './push/pushQuotaExceeded';
import { pushUnauthorized } from './push/pushUnauthorized';
import { pushUnknownAuthority } from './push/pushUnknownAuthority';
import { agentRestartedWhileImaging } from './outage/agentRestartedWhileImaging';
import { authorityChanged } from './outage/authorityChanged';
import { flappingApi } from './outage/flappingApi';
import { foreignSeedGenerator } from './outage/foreignSeedGenerator';
import { imagerBreaksOff } from './outage/imagerBreaksOff';
import { imagerStopped } from './outage/imagerStopped';
import { neverReturns } from './outage/neverReturns';
import { orphanSandboxes } from './outage/orphanSandboxes';
import { seedGeneratorNotRestored } from './outage/seedGeneratorNotRestored';
import { tagUnchanged } from './outage/tagUnchanged';
import { tokenRejected } from './outage/tokenRejected';
import { nodeDegraded } from './machineConfig/nodeDegraded';
import { poolPaused } from './machineConfig/poolPaused';
import { renderDegraded } from './machineConfig/renderDegraded';
import { agentCrashLooping } from './operators/agentCrashLooping';
import { agentMissing } from './operators/agentMissing';
import { agentMissingDisconnected } from './operators/agentMissingDisconnected';
import { agentNotInCatalog } from './operators/agentNotInCatalog';
import { leftoverContainerPartition } from './storage/leftoverContainerPartition';
import type { Scenario } from './Scenario';

/** All scenarios: first what Lifecycle Agent validates, in its order, then health, then the rest. */
export const scenarios: readonly Scenario[] = [
  oldRelease,
  noContainerStorage,
  attachedToHub,
  addonNamespaces,
  dnsmasqMissing,
  sanitizedPullSecret,
  persistentVolume,
  localVolume,
  lvmCluster,
  dataProtectionApplication,
  oadpTooOld,
  clusterOperatorDegraded,
  stuckStabilizing,
  machineConfigPoolNotReady,
  nodeCordoned,
  sriovNotReady,
  sriovWithoutState,
  dataProtectionNotReconciled,
  backupLocationMissing,
  backupLocationUnavailable,
  nodeNotReady,
  nodeNetworkUnavailable,
  nodeLabelMissing,
  serviceVersionNotReady,
  signingRequestPending,
  clusterVersionNotReady,
  agentHangs,
  wrongSecretKey,
  hubCleanupTimeout,
  poolPaused,
  cleanupFails,
  insufficientContainerSpace,
  pushUnauthorized,
  pushQuotaExceeded,
  pushConnectionRefused,
  pushNoSuchHost,
  pushUnknownAuthority,
  imagerStopped,
  imagerBreaksOff,
  agentRestartedWhileImaging,
  flappingApi,
  orphanSandboxes,
  tokenRejected,
  authorityChanged,
  seedGeneratorNotRestored,
  foreignSeedGenerator,
  tagUnchanged,
  neverReturns,
  leftoverContainerPartition,
  renderDegraded,
  nodeDegraded,
  agentMissing,
  agentMissingDisconnected,
  agentNotInCatalog,
  agentCrashLooping,
];

export const scenarioNames: readonly string[] = scenarios.map(
  each => each.name,
);

/** The message names all that there are. */
export class UnknownScenario extends Error {
  readonly name = 'UnknownScenario';

  constructor(name: string) {
    super(
      `There is no scenario "${name}"; there are ${scenarioNames.join(', ')}.`,
    );
  }
}

/** The scenario of this name. @throws UnknownScenario with the names that there are */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find(each => each.name === name);
  if (!found) {
    throw new UnknownScenario(name);
  }
  return found;
}

import type { Rule } from '../types';
import { acmFinalizers } from './acmFinalizers';
import { attachedToHub } from './attachedToHub';
import { certificatesChanged } from './certificatesChanged';
import { cleanupFailed } from './cleanupFailed';
import { clusterNotHealthy } from './clusterNotHealthy';
import { containerEndedAsStopped } from './containerEndedAsStopped';
import { containerStorageFull } from './containerStorageFull';
import { dnsmasqMissing } from './dnsmasqMissing';
import { etcdTimeout } from './etcdTimeout';
import { foreignImage } from './foreignImage';
import { generatorNotRestored } from './generatorNotRestored';
import { imagerFailed } from './imagerFailed';
import { imagerLost } from './imagerLost';
import { imagerNotLaunched } from './imagerNotLaunched';
import { leftoverAcmResources } from './leftoverAcmResources';
import { lifecycleAgentMissing } from './lifecycleAgentMissing';
import { loadBalancerCertificate } from './loadBalancerCertificate';
import { machineConfigRefused } from './machineConfigRefused';
import { noContainerStorage } from './noContainerStorage';
import { nodeCordoned } from './nodeCordoned';
import { nodeStuckInRollout } from './nodeStuckInRollout';
import { oadpTooOld } from './oadpTooOld';
import { orphanSandboxes } from './orphanSandboxes';
import { podmanWarnings } from './podmanWarnings';
import { poolPaused } from './poolPaused';
import { proxyNotPassed } from './proxyNotPassed';
import { proxyClosed, proxyRefuses } from './proxyRefuses';
import { proxyUnreachable } from './proxyUnreachable';
import { pullSecretMissing } from './pullSecretMissing';
import { pullSecretRollout } from './pullSecretRollout';
import { pullSecretSanitised } from './pullSecretSanitised';
import { pushInterrupted } from './pushInterrupted';
import { pushUnauthorized } from './pushUnauthorized';
import { recertImageUnreachable } from './recertImageUnreachable';
import { registryCertificateInvalid } from './registryCertificateInvalid';
import { registryFailed } from './registryFailed';
import { registryNameUnknown } from './registryNameUnknown';
import { registryNotTrusted } from './registryNotTrusted';
import { registryQuota } from './registryQuota';
import { registryRefusesSize } from './registryRefusesSize';
import { registrySpeaksHttp } from './registrySpeaksHttp';
import { registryTlsRefused } from './registryTlsRefused';
import { registryUnreachable } from './registryUnreachable';
import { reimportedByHub } from './reimportedByHub';
import { releaseTooOld } from './releaseTooOld';
import { removedOnCluster } from './removedOnCluster';
import { repositoryUnknown } from './repositoryUnknown';
import { resourcesPresent } from './resourcesPresent';
import { rootFilesystemFull } from './rootFilesystemFull';
import { secretRemoved } from './secretRemoved';
import { seedDoesNotFit } from './seedDoesNotFit';
import { seedFormatMismatch } from './seedFormatMismatch';
import { stuckInProgress } from './stuckInProgress';
import { superseded } from './superseded';
import { tagImmutable } from './tagImmutable';
import { wrongSecretKey } from './wrongSecretKey';

/** All rules. Of causes that are equally sure the earlier is shown first: the more particular one. */
export const RULES: readonly Rule[] = [
  noContainerStorage,
  reimportedByHub,
  attachedToHub,
  leftoverAcmResources,
  acmFinalizers,
  loadBalancerCertificate,
  wrongSecretKey,
  secretRemoved,
  resourcesPresent,
  pullSecretSanitised,
  pullSecretMissing,
  poolPaused,
  nodeCordoned,
  pullSecretRollout,
  dnsmasqMissing,
  releaseTooOld,
  oadpTooOld,
  recertImageUnreachable,
  lifecycleAgentMissing,
  pushUnauthorized,
  repositoryUnknown,
  tagImmutable,
  registryCertificateInvalid,
  registryNotTrusted,
  registrySpeaksHttp,
  registryTlsRefused,
  registryNameUnknown,
  registryUnreachable,
  proxyRefuses,
  proxyClosed,
  proxyUnreachable,
  proxyNotPassed,
  registryQuota,
  registryRefusesSize,
  registryFailed,
  pushInterrupted,
  containerStorageFull,
  rootFilesystemFull,
  etcdTimeout,
  podmanWarnings,
  containerEndedAsStopped,
  imagerLost,
  imagerFailed,
  imagerNotLaunched,
  clusterNotHealthy,
  cleanupFailed,
  stuckInProgress,
  generatorNotRestored,
  removedOnCluster,
  superseded,
  orphanSandboxes,
  certificatesChanged,
  machineConfigRefused,
  nodeStuckInRollout,
  seedFormatMismatch,
  seedDoesNotFit,
  foreignImage,
];

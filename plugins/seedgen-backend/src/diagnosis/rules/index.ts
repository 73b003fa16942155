import type { Rule } from '../types';
import {
  acmFinalizers,
  attachedToHub,
  leftoverAcmResources,
  reimportedByHub,
} from './hub';
import {
  certificatesChanged,
  loadBalancerCertificate,
} from './apiCertificates';
import {
  cleanupFailed,
  generatorNotRestored,
  lifecycleAgentMissing,
  removedOnCluster,
  stuckInProgress,
  superseded,
} from './lifecycleAgent';
import {
  clusterNotHealthy,
  containerStorageFull,
  etcdTimeout,
  nodeCordoned,
  podmanWarnings,
  rootFilesystemFull,
} from './node';
import {
  containerEndedAsStopped,
  imagerFailed,
  imagerLost,
  imagerNotLaunched,
  recertImageUnreachable,
} from './imager';
import {
  dnsmasqMissing,
  noContainerStorage,
  oadpTooOld,
  releaseTooOld,
  resourcesPresent,
} from './requirements';
import { foreignImage, seedDoesNotFit, seedFormatMismatch } from './seedImage';
import { machineConfigRefused, poolPaused } from './pools';
import { nodeStuckInRollout } from './nodeStuckInRollout';
import { orphanSandboxes } from './orphanSandboxes';
import {
  proxyClosed,
  proxyNotPassed,
  proxyRefuses,
  proxyUnreachable,
  registryNameUnknown,
  registryUnreachable,
} from './wayToRegistry';
import {
  pullSecretMissing,
  pullSecretRollout,
  pullSecretSanitised,
  secretRemoved,
  wrongSecretKey,
} from './secrets';
import {
  pushInterrupted,
  pushUnauthorized,
  registryFailed,
  registryQuota,
  registryRefusesSize,
  repositoryUnknown,
  tagImmutable,
} from './registryRefusals';
import {
  registryCertificateInvalid,
  registryNotTrusted,
  registrySpeaksHttp,
  registryTlsRefused,
} from './registryTls';

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

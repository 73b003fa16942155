import { ResourceDefinition } from '../types';
import { accessKinds, certificateSigningRequestKind } from './access';
import { configMapKind, secretKind, serviceAccountKind } from './configuration';
import { customResourceDefinitionKind } from './customResourceDefinition';
import {
  eventKind,
  leaseKind,
  namespaceKind,
  nodeKind,
  serviceKind,
} from './infrastructure';
import { podKind } from './pod';
import { persistentVolumeClaimKind, persistentVolumeKind } from './storage';
import { daemonSetKind, deploymentKind, replicaSetKind } from './workloads';

/** The kinds that every cluster of the lab serves without a CustomResourceDefinition. */
export const builtInKinds: ResourceDefinition[] = [
  customResourceDefinitionKind,
  namespaceKind,
  nodeKind,
  podKind,
  secretKind,
  configMapKind,
  serviceAccountKind,
  serviceKind,
  eventKind,
  persistentVolumeKind,
  persistentVolumeClaimKind,
  deploymentKind,
  daemonSetKind,
  replicaSetKind,
  ...accessKinds,
  certificateSigningRequestKind,
  leaseKind,
];

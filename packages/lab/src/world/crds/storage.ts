import type { ResourceDefinition } from '../../apiserver/types';
import { anything, resource } from './schema';

function optional(
  group: string,
  version: string,
  kind: string,
  plural: string,
  more: Partial<ResourceDefinition> = {},
): ResourceDefinition {
  return {
    group,
    version,
    kind,
    plural,
    singular: kind.toLocaleLowerCase('en-US'),
    namespaced: true,
    statusSubresource: true,
    custom: true,
    schema: resource({ spec: anything(), status: anything() }),
    ...more,
  };
}

/**
 * Kinds of operators that Lifecycle Agent looks for and that are not installed on the lab's
 * clusters. They come to be known when their operator is installed, never before.
 */
export const localVolumeDefinition = optional(
  'local.storage.openshift.io',
  'v1',
  'LocalVolume',
  'localvolumes',
);

export const lvmClusterDefinition = optional(
  'lvm.topolvm.io',
  'v1alpha1',
  'LVMCluster',
  'lvmclusters',
);

export const dataProtectionApplicationDefinition = optional(
  'oadp.openshift.io',
  'v1alpha1',
  'DataProtectionApplication',
  'dataprotectionapplications',
  { shortNames: ['dpa'] },
);

export const backupStorageLocationDefinition = optional(
  'velero.io',
  'v1',
  'BackupStorageLocation',
  'backupstoragelocations',
  { shortNames: ['bsl'] },
);

export const sriovNetworkNodeStateDefinition = optional(
  'sriovnetwork.openshift.io',
  'v1',
  'SriovNetworkNodeState',
  'sriovnetworknodestates',
);

import {
  seedgenSeedGeneratePermission,
  seedgenStoragePartitionPermission,
  type RunKind,
} from '@seedgen/backstage-plugin-seedgen-common';

/** A permission that is decided for each cluster. */
export type ClusterPermission = typeof seedgenSeedGeneratePermission;

/** What somebody must be allowed to ask for a run of a kind, and to cancel it. */
export function permissionOf(kind: RunKind): ClusterPermission {
  return kind === 'generate'
    ? seedgenSeedGeneratePermission
    : seedgenStoragePartitionPermission;
}

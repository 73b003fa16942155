import {
  seedgenRemedyApplyPermission,
  seedgenSeedGeneratePermission,
  seedgenStoragePartitionPermission,
  type RunKind,
} from '@seedgen/backstage-plugin-seedgen-common';

/** A permission that is decided for each cluster. */
export type ClusterPermission = typeof seedgenSeedGeneratePermission;

const PERMISSIONS: Record<RunKind, ClusterPermission> = {
  generate: seedgenSeedGeneratePermission,
  partition: seedgenStoragePartitionPermission,
  remedy: seedgenRemedyApplyPermission,
};

/** What somebody must be allowed to ask for a run of a kind, and to cancel it. */
export function permissionOf(kind: RunKind): ClusterPermission {
  return PERMISSIONS[kind];
}

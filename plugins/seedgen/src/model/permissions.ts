import {
  REMEDIES,
  seedgenRemedyApplyPermission,
  seedgenSeedGeneratePermission,
  seedgenStoragePartitionPermission,
  type RemedyAction,
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

/** What somebody must be allowed to ask for a remedy; all of it. */
export function permissionsOfRemedy(
  action: RemedyAction,
): [ClusterPermission, ...ClusterPermission[]] {
  return REMEDIES[action].disruption === 'outage'
    ? [seedgenRemedyApplyPermission, seedgenSeedGeneratePermission]
    : [seedgenRemedyApplyPermission];
}

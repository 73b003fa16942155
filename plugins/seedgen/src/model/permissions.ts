import {
  REMEDIES,
  seedgenRemedyApplyPermission,
  seedgenSeedGeneratePermission,
  type RemedyAction,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ClusterPermission } from './runKinds';

/** What somebody must be allowed to ask for a remedy; all of it. */
export function permissionsOfRemedy(
  action: RemedyAction,
): [ClusterPermission, ...ClusterPermission[]] {
  return REMEDIES[action].disruption === 'outage'
    ? [seedgenRemedyApplyPermission, seedgenSeedGeneratePermission]
    : [seedgenRemedyApplyPermission];
}

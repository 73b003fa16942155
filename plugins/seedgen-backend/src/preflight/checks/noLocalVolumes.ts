import { noneOf } from './noneOf';

/** The Local Storage Operator manages no volumes. */
export const noLocalVolumes = noneOf({
  id: 'no-local-volumes',
  title: 'No LocalVolumes',
  kind: 'LocalVolume',
  reasonCode: 'LocalVolumesPresent',
  rejection: 'Rejected: Cluster must not have any LocalVolumes configured',
  remedy:
    'Delete the LocalVolumes; the operator may stay, and targets get theirs as an extra manifest.',
});

import { noneOf } from './noneOf';

/** The cluster has no persistent volumes. */
export const noPersistentVolumes = noneOf({
  id: 'no-persistent-volumes',
  title: 'No persistent volumes',
  kind: 'PersistentVolume',
  reasonCode: 'PersistentVolumesPresent',
  rejection:
    'Rejected: Cluster must not have any Persistent Volumes configured',
  remedy: 'Delete the claims and then the volumes; a seed holds no data.',
});

import { addObject } from '../changes/addObject';
import type { Scenario } from '../Scenario';

export const persistentVolume: Scenario = {
  name: 'persistent-volume',
  title: 'A persistent volume is configured',
  does: 'There is a PersistentVolume of 10Gi on a local path.',
  place: 'rejection',
  failure: 'Rejected: Cluster must not have any Persistent Volumes configured',
  apply: cluster =>
    addObject(cluster, {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'local-pv-2f9c61d4' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        capacity: { storage: '10Gi' },
        local: { path: '/mnt/local-storage/one' },
        persistentVolumeReclaimPolicy: 'Delete',
        storageClassName: 'local-storage',
      },
    }),
};

import { localVolumeDefinition } from '../../world/crds';
import { addKinds, addObject } from '../changes/addObject';
import { undoAll } from '../changes/undoAll';
import type { Scenario } from '../Scenario';

export const localVolume: Scenario = {
  name: 'local-volume',
  title: 'The local storage operator has a volume to make',
  does: 'The kind LocalVolume is known, and there is one.',
  place: 'rejection',
  failure: 'Rejected: Cluster must not have any LocalVolumes configured',
  apply: cluster =>
    undoAll(
      addKinds(cluster, localVolumeDefinition),
      addObject(cluster, {
        apiVersion: 'local.storage.openshift.io/v1',
        kind: 'LocalVolume',
        metadata: { name: 'local-disks', namespace: 'openshift-local-storage' },
        spec: {
          storageClassDevices: [
            { storageClassName: 'local-storage', devicePaths: ['/dev/vdb'] },
          ],
        },
      }),
    ),
};

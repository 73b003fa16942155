import { age } from '../output/humanDuration';
import { KubeObject, ResourceDefinition } from '../types';
import { column, wide } from './columns';
import {
  anything,
  conditions,
  fields,
  labelSelector,
  listOf,
  objectReference,
  quantities,
  root,
  struct,
  text,
  time,
} from './schemaBuilders';

const ACCESS_MODES: Record<string, string> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

function printModes(modes: string[] = []): string {
  return modes.map(mode => ACCESS_MODES[mode] ?? mode).join(',');
}

export const persistentVolumeKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'PersistentVolume',
  plural: 'persistentvolumes',
  singular: 'persistentvolume',
  shortNames: ['pv'],
  namespaced: false,
  statusSubresource: true,
  schema: root('A piece of storage of the cluster.', {
    // Each kind of volume source is a field of its own, so unknown ones are kept.
    spec: {
      ...struct({
        capacity: quantities,
        ...fields('accessModes mountOptions', listOf(text)),
        claimRef: objectReference,
        ...fields(
          'persistentVolumeReclaimPolicy storageClassName volumeMode volumeAttributesClassName',
          text,
        ),
        nodeAffinity: anything,
      }),
      'x-kubernetes-preserve-unknown-fields': true,
    },
    status: struct({
      ...fields('phase message reason', text),
      lastPhaseTransitionTime: time,
    }),
  }),
  printerColumns: [
    column('Capacity'),
    column('Access Modes'),
    column('Reclaim Policy'),
    column('Status'),
    column('Claim'),
    column('StorageClass'),
    column('VolumeAttributesClass'),
    column('Reason'),
    column('Age'),
    wide('VolumeMode'),
  ],
  printRow: (volume: KubeObject, now) => {
    const { spec = {}, status = {} } = volume;
    return [
      spec.capacity?.storage ?? '',
      printModes(spec.accessModes),
      spec.persistentVolumeReclaimPolicy ?? '',
      volume.metadata.deletionTimestamp ? 'Terminating' : status.phase ?? '',
      spec.claimRef ? `${spec.claimRef.namespace}/${spec.claimRef.name}` : '',
      spec.storageClassName ?? '',
      spec.volumeAttributesClassName ?? '<unset>',
      status.reason ?? '',
      age(volume.metadata.creationTimestamp, now),
      spec.volumeMode ?? '<unset>',
    ];
  },
  prepare: draft => {
    draft.spec ??= {};
    draft.spec.persistentVolumeReclaimPolicy ??= 'Retain';
    draft.spec.volumeMode ??= 'Filesystem';
    draft.status ??= { phase: 'Pending' };
  },
};

export const persistentVolumeClaimKind: ResourceDefinition = {
  group: '',
  version: 'v1',
  kind: 'PersistentVolumeClaim',
  plural: 'persistentvolumeclaims',
  singular: 'persistentvolumeclaim',
  shortNames: ['pvc'],
  namespaced: true,
  statusSubresource: true,
  schema: root("A user's claim to a persistent volume.", {
    spec: struct({
      accessModes: listOf(text),
      selector: labelSelector,
      resources: struct(fields('limits requests', quantities)),
      ...fields(
        'volumeName storageClassName volumeMode volumeAttributesClassName',
        text,
      ),
      ...fields('dataSource dataSourceRef', anything),
    }),
    status: struct({
      phase: text,
      accessModes: listOf(text),
      ...fields('capacity allocatedResources', quantities),
      conditions,
      ...fields('allocatedResourceStatuses modifyVolumeStatus', anything),
      currentVolumeAttributesClassName: text,
    }),
  }),
  printerColumns: [
    column('Status'),
    column('Volume'),
    column('Capacity'),
    column('Access Modes'),
    column('StorageClass'),
    column('VolumeAttributesClass'),
    column('Age'),
    wide('VolumeMode'),
  ],
  printRow: (claim: KubeObject, now) => {
    const { spec = {}, status = {} } = claim;
    return [
      claim.metadata.deletionTimestamp ? 'Terminating' : status.phase ?? '',
      spec.volumeName ?? '',
      spec.volumeName ? status.capacity?.storage ?? '' : '',
      spec.volumeName ? printModes(status.accessModes) : '',
      spec.storageClassName ?? '',
      spec.volumeAttributesClassName ?? '<unset>',
      age(claim.metadata.creationTimestamp, now),
      spec.volumeMode ?? '<unset>',
    ];
  },
  prepare: draft => {
    draft.spec ??= {};
    draft.spec.volumeMode ??= 'Filesystem';
    draft.status ??= { phase: 'Pending' };
  },
};

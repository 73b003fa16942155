import { toTimestamp } from '../../controllers/pods/ClusterPods';
import {
  backupStorageLocationDefinition,
  dataProtectionApplicationDefinition,
} from '../../world/crds';
import { clusterServiceVersion } from '../../world/objects/olm';
import { condition } from '../../world/objects/put';
import type { ScenarioCluster, Undo } from '../Scenario';
import { addKinds, addObject } from './addObject';
import { undoAll } from './undoAll';

const NAMESPACE = 'openshift-adp';

/** The operator for backups, without anything for it to do. */
export function addOadpOperator(
  cluster: ScenarioCluster,
  version: string,
): Undo {
  return addObject(
    cluster,
    clusterServiceVersion(
      NAMESPACE,
      `oadp-operator.v${version}`,
      'OADP Operator',
      version,
      toTimestamp(cluster.clock.now()),
    ),
  );
}

/** A configuration of backups with, or without, the place where they go. */
export function addDataProtectionApplication(
  cluster: ScenarioCluster,
  state: { reconciled: boolean; location?: 'Available' | 'Unavailable' },
): Undo {
  const now = toTimestamp(cluster.clock.now());
  return undoAll(
    addKinds(
      cluster,
      dataProtectionApplicationDefinition,
      backupStorageLocationDefinition,
    ),
    addObject(cluster, {
      apiVersion: 'oadp.openshift.io/v1alpha1',
      kind: 'DataProtectionApplication',
      metadata: { name: 'dataprotectionapplication', namespace: NAMESPACE },
      spec: { backupLocations: [{ velero: { provider: 'aws' } }] },
      status: {
        conditions: [
          condition(
            'Reconciled',
            state.reconciled ? 'True' : 'False',
            now,
            state.reconciled ? 'Complete' : 'Error',
            state.reconciled
              ? 'Reconcile complete'
              : 'no secret found for the backup location',
          ),
        ],
      },
    }),
    ...(state.location
      ? [
          addObject(cluster, {
            apiVersion: 'velero.io/v1',
            kind: 'BackupStorageLocation',
            metadata: { name: 'backups-1', namespace: NAMESPACE },
            spec: { provider: 'aws' },
            status: { phase: state.location, lastValidationTime: now },
          }),
        ]
      : []),
  );
}

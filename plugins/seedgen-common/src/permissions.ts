import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a cluster: what is seen of it, and what makes a seed of it. @public */
export const RESOURCE_TYPE_SEEDGEN_CLUSTER = 'seedgen-cluster';

/**
 * Resource type of a cluster as what a remedy is for. Of its own: policies that know a permission by
 * resource type and action, as RBAC's do, could not tell it from `seedgen.storage.partition`.
 *
 * @public
 */
export const RESOURCE_TYPE_SEEDGEN_REMEDY = 'seedgen-remedy';

/** Resource type of a cluster as where an imager may run. @public */
export const RESOURCE_TYPE_SEEDGEN_IMAGER = 'seedgen-imager';

/** See a cluster's status, storage, preflights, runs and seeds. @public */
export const seedgenClusterReadPermission = createPermission({
  name: 'seedgen.cluster.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SEEDGEN_CLUSTER,
});

/** Take a cluster down for a while and turn it into a seed image; cancel such a run. @public */
export const seedgenSeedGeneratePermission = createPermission({
  name: 'seedgen.seed.generate',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_SEEDGEN_CLUSTER,
});

/** Reboot a node and erase its container storage; cancel such a run. @public */
export const seedgenStoragePartitionPermission = createPermission({
  name: 'seedgen.storage.partition',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SEEDGEN_CLUSTER,
});

/**
 * Let the portal put a cause right on a cluster: write the Secret, restart or install Lifecycle Agent,
 * take a MachineConfig back, remove finished pods. What begins a new run needs that run's permission
 * as well.
 *
 * @public
 */
export const seedgenRemedyApplyPermission = createPermission({
  name: 'seedgen.remedy.apply',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SEEDGEN_REMEDY,
});

/**
 * Say that one has looked at the node of a run whose imager was lost track of, so that other runs may
 * begin on the cluster: an imager that still ran would be removed by them.
 *
 * @public
 */
export const seedgenImagerInspectPermission = createPermission({
  name: 'seedgen.imager.inspect',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SEEDGEN_IMAGER,
});

/** Read the audit log of all clusters. @public */
export const seedgenAuditReadPermission = createPermission({
  name: 'seedgen.audit.read',
  attributes: { action: 'read' },
});

/** Take the audit log of all clusters away as a file. @public */
export const seedgenAuditExportPermission = createPermission({
  name: 'seedgen.audit.export',
  attributes: { action: 'read' },
});

/** Resource types of the permissions that are decided per cluster; all by the names of clusters. @public */
export const SEEDGEN_RESOURCE_TYPES = [
  RESOURCE_TYPE_SEEDGEN_CLUSTER,
  RESOURCE_TYPE_SEEDGEN_REMEDY,
  RESOURCE_TYPE_SEEDGEN_IMAGER,
] as const;

/** All permissions of the plugin. @public */
export const seedgenPermissions = [
  seedgenClusterReadPermission,
  seedgenSeedGeneratePermission,
  seedgenStoragePartitionPermission,
  seedgenRemedyApplyPermission,
  seedgenImagerInspectPermission,
  seedgenAuditReadPermission,
  seedgenAuditExportPermission,
];

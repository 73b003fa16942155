import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_SEEDGEN_CLUSTER,
  seedgenAuditExportPermission,
  seedgenAuditReadPermission,
  seedgenPermissions,
} from '@seedgen/backstage-plugin-seedgen-common';
// permission-node is typed with zod 3.
import { z } from 'zod/v3';

/**
 * A cluster as permission rules see it: what the configuration says of it, never what it says itself.
 *
 * @public
 */
export interface ClusterResource {
  /** Name in the plugin's configuration. */
  name: string;
}

/**
 * Clusters that a conditional decision lets through.
 *
 * @public
 */
export interface ClusterFilter {
  /** Their names. */
  clusters: string[];
}

/** The resource type `seedgen-cluster`; its references are the names of clusters. */
export const clusterResourceRef = createPermissionResourceRef<
  ClusterResource,
  ClusterFilter
>().with({
  pluginId: 'seedgen',
  resourceType: RESOURCE_TYPE_SEEDGEN_CLUSTER,
});

/** Lets through clusters by name. */
export const isCluster = createPermissionRule({
  name: 'IS_CLUSTER',
  description: 'Allow clusters with one of these names',
  resourceRef: clusterResourceRef,
  paramsSchema: z.object({
    clusters: z
      .array(z.string())
      .describe('Names of clusters as in the configuration of the plugin'),
  }),
  apply: (resource, { clusters }) => clusters.includes(resource.name),
  toQuery: ({ clusters }) => ({ clusters }),
});

/** Makes permissions, resource type and rule known to the permission framework. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  clusterNames: readonly string[],
): void {
  registry.addResourceType({
    resourceRef: clusterResourceRef,
    permissions: seedgenPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_SEEDGEN_CLUSTER),
    ),
    rules: [isCluster],
    getResources: async names =>
      names.map(name => (clusterNames.includes(name) ? { name } : undefined)),
  });
  registry.addPermissions([
    seedgenAuditReadPermission,
    seedgenAuditExportPermission,
  ]);
}

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: clusterResourceRef,
  rules: { isCluster },
});

/** Conditions for permission policies. @public */
export const seedgenConditions = conditions;

/** Makes a decision of a permission policy from conditions. @public */
export const createSeedgenConditionalDecision = createConditionalDecision;

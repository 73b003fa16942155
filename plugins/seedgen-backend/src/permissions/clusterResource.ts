import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  type ConditionalPolicyDecision,
  type PermissionCondition,
  type PermissionCriteria,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
  type PermissionResourceRef,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_SEEDGEN_CLUSTER,
  SEEDGEN_RESOURCE_TYPES,
  seedgenAuditExportPermission,
  seedgenAuditReadPermission,
  seedgenPermissions,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { KnownClusters } from '../clusters/directory';
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

const resourceRefOf = <Type extends string>(resourceType: Type) =>
  createPermissionResourceRef<ClusterResource, ClusterFilter>().with({
    pluginId: 'seedgen',
    resourceType,
  });

/** The resource type `seedgen-cluster`; its references are the names of clusters, as those of the others. */
export const clusterResourceRef = resourceRefOf(RESOURCE_TYPE_SEEDGEN_CLUSTER);

const ruleOf = <Type extends string>(
  resourceRef: PermissionResourceRef<
    ClusterResource,
    ClusterFilter,
    Type,
    'seedgen'
  >,
) =>
  createPermissionRule({
    name: 'IS_CLUSTER',
    description: 'Allow clusters with one of these names',
    resourceRef,
    paramsSchema: z.object({
      clusters: z
        .array(z.string())
        .describe('Names of clusters as in the configuration of the plugin'),
    }),
    apply: (resource, { clusters }) => clusters.includes(resource.name),
    toQuery: ({ clusters }) => ({ clusters }),
  });

/** Lets through clusters by name. */
export const isCluster = ruleOf(clusterResourceRef);

/** Makes permissions, resource types and the rule known to the permission framework. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  clusters: Pick<KnownClusters, 'has'>,
): void {
  for (const type of SEEDGEN_RESOURCE_TYPES) {
    const resourceRef = resourceRefOf<string>(type);
    registry.addResourceType({
      resourceRef,
      permissions: seedgenPermissions.filter(permission =>
        isResourcePermission(permission, type),
      ),
      rules: [ruleOf(resourceRef)],
      getResources: async names =>
        names.map(name => (clusters.has(name) ? { name } : undefined)),
    });
  }
  registry.addPermissions([
    seedgenAuditReadPermission,
    seedgenAuditExportPermission,
  ]);
}

const { conditions } = createConditionExports({
  resourceRef: clusterResourceRef,
  rules: { isCluster },
});

/** Conditions for permission policies, for every permission that is decided by cluster. @public */
export const seedgenConditions = conditions;

/**
 * Makes a decision of a permission policy from conditions, about the resource type that the permission is for.
 *
 * @public
 */
export function createSeedgenConditionalDecision(
  permission: ResourcePermission<(typeof SEEDGEN_RESOURCE_TYPES)[number]>,
  criteria: PermissionCriteria<PermissionCondition>,
): ConditionalPolicyDecision {
  const { resourceType } = permission;
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'seedgen',
    resourceType,
    conditions: about(resourceType, criteria),
  };
}

type Criteria = PermissionCriteria<PermissionCondition>;

function about(resourceType: string, criteria: Criteria): Criteria {
  const each = (parts: readonly Criteria[]) =>
    parts.map(part => about(resourceType, part)) as [Criteria, ...Criteria[]];
  if ('anyOf' in criteria) return { anyOf: each(criteria.anyOf) };
  if ('allOf' in criteria) return { allOf: each(criteria.allOf) };
  if ('not' in criteria) return { not: about(resourceType, criteria.not) };
  return { ...criteria, resourceType };
}

import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';

/**
 * Who owns which cluster by these entities. Of several that name the same cluster, the first by
 * reference counts, so that the answer does not depend on their order.
 */
export function ownersOf(entities: readonly Entity[]): Map<string, string> {
  const owners = new Map<string, string>();
  const sorted = entities
    .map(entity => ({ entity, ref: stringifyEntityRef(entity) }))
    .sort((one, other) => (one.ref < other.ref ? -1 : 1));
  for (const { entity } of sorted) {
    const cluster = entity.metadata.annotations?.[SEEDGEN_CLUSTER_ANNOTATION];
    const owner = ownerRef(entity);
    if (cluster && owner && !owners.has(cluster)) owners.set(cluster, owner);
  }
  return owners;
}

function ownerRef(entity: Entity): string | undefined {
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string' || owner.length > 255) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'Group',
        defaultNamespace: entity.metadata.namespace,
      }),
    );
  } catch {
    return undefined;
  }
}

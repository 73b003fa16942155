import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { entitiesByCluster } from '@seedgen/backstage-plugin-seedgen-common';

/** Who owns which cluster by these entities: of several that name the same cluster, the first that has an owner. */
export function ownersOf(entities: readonly Entity[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [cluster, claiming] of entitiesByCluster(entities)) {
    const owner = claiming.map(ownerRef).find(Boolean);
    if (owner) owners.set(cluster, owner);
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

import { SEEDGEN_CLUSTER_ANNOTATION } from './annotations';

/** What of a catalog entity says which cluster it stands for. @public */
export interface ClusterEntity {
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    annotations?: Record<string, string>;
  };
  spec?: { type?: unknown };
}

/** The fields of an entity that {@link ClusterEntity} has, to ask the catalog for. @public */
export const CLUSTER_ENTITY_FIELDS: readonly string[] = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.type',
];

/** The only kind and type of entity that stands for a cluster. @public */
export const CLUSTER_ENTITY_TYPE = {
  kind: 'Resource',
  type: 'kubernetes-cluster',
} as const;

/**
 * What an entity with the annotation `seedgen.io/cluster` claims, or why the claim does not count.
 *
 * `WrongKind`: it is no `Resource` of type `kubernetes-cluster`. Whoever may register a component of their own
 * must not take over a cluster by annotating it. `NotAName`: the annotation can be the name of no cluster.
 *
 * @public
 */
export type ClusterClaim =
  | { cluster: string; problem?: undefined }
  | { cluster?: undefined; problem: 'WrongKind' | 'NotAName' };

const LONGEST_NAME = 253;
const NAME_CHARACTERS = new Set('abcdefghijklmnopqrstuvwxyz0123456789-.');

/** Whether a text can be the name of a cluster: as DNS-1123 has it, in lower case. @public */
export function isClusterName(text: string): boolean {
  const isEnd = (character: string) => !'-.'.includes(character);
  return (
    text.length > 0 &&
    text.length <= LONGEST_NAME &&
    [...text].every(character => NAME_CHARACTERS.has(character)) &&
    isEnd(text[0]) &&
    isEnd(text[text.length - 1])
  );
}

/** What an entity claims; undefined for one without the annotation. @public */
export function clusterClaimOf(
  entity: ClusterEntity,
): ClusterClaim | undefined {
  const cluster = entity.metadata.annotations?.[SEEDGEN_CLUSTER_ANNOTATION];
  if (!cluster) return undefined;
  const { kind, type } = CLUSTER_ENTITY_TYPE;
  // The catalog writes kinds as their processors do, and compares them without regard to case.
  if (
    entity.kind.toLowerCase() !== kind.toLowerCase() ||
    entity.spec?.type !== type
  ) {
    return { problem: 'WrongKind' };
  }
  return isClusterName(cluster) ? { cluster } : { problem: 'NotAName' };
}

/** Reference of an entity, in lower case, by which the catalog knows it. @public */
export function clusterEntityRef(entity: ClusterEntity): string {
  const { name, namespace = 'default' } = entity.metadata;
  return `${entity.kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

/**
 * The entities of each cluster, by its name. Any of them stands for the cluster; where one is to be had, such as
 * for a link, it is the first by reference, so that it does not depend on the order that the catalog answers in.
 *
 * @public
 */
export function entitiesByCluster<T extends ClusterEntity>(
  entities: readonly T[],
): Map<string, T[]> {
  const sorted = entities
    .map(entity => ({ entity, ref: clusterEntityRef(entity) }))
    .sort((one, other) => {
      if (one.ref === other.ref) return 0;
      return one.ref < other.ref ? -1 : 1;
    });
  const found = new Map<string, T[]>();
  for (const { entity } of sorted) {
    const cluster = clusterClaimOf(entity)?.cluster;
    if (cluster === undefined) continue;
    found.set(cluster, [...(found.get(cluster) ?? []), entity]);
  }
  return found;
}

/** An annotation that is not as it should be. @public */
export type OddClusterEntity =
  | {
      problem: 'WrongKind' | 'NotAName' | 'UnknownCluster';
      ref: string;
      /** What the annotation says. */
      annotation: string;
    }
  | { problem: 'SharedCluster'; cluster: string; refs: string[] };

/**
 * Entities that somebody should look at.
 *
 * @param known - names of all clusters of the portal; nothing where not all are known, then no name counts as
 *   unknown
 * @public
 */
export function oddClusterEntities(
  entities: readonly ClusterEntity[],
  known?: ReadonlySet<string>,
): OddClusterEntity[] {
  const odd: OddClusterEntity[] = [];
  for (const entity of entities) {
    const claim = clusterClaimOf(entity);
    if (!claim) continue;
    const unknown = claim.cluster && known && !known.has(claim.cluster);
    const problem = unknown ? 'UnknownCluster' : claim.problem;
    if (!problem) continue;
    odd.push({
      problem,
      ref: clusterEntityRef(entity),
      annotation: entity.metadata.annotations![SEEDGEN_CLUSTER_ANNOTATION],
    });
  }
  for (const [cluster, claiming] of entitiesByCluster(entities)) {
    if (claiming.length < 2) continue;
    odd.push({
      problem: 'SharedCluster',
      cluster,
      refs: claiming.map(clusterEntityRef),
    });
  }
  const keyOf = (each: OddClusterEntity) =>
    each.problem === 'SharedCluster' ? each.refs[0] : each.ref;
  return odd.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

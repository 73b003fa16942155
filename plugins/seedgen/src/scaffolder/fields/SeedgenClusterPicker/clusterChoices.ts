import useAsync from 'react-use/esm/useAsync';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import {
  entitiesByCluster,
  type ClusterStatus,
  type RunKind,
} from '@seedgen/backstage-plugin-seedgen-common';
import { annotatedEntities } from '../../../hooks';
import {
  bySuitability,
  entityRefOf,
  suitabilityOf,
  type Suitability,
} from '../shared';

/** References of the entities of each cluster by its name, that which the field yields in front. */
type ClusterRefs = ReadonlyMap<string, readonly string[]>;

/** {@link ClusterRefs} of a catalog. */
export async function clusterRefs(
  catalog: Pick<CatalogApi, 'getEntities'>,
): Promise<ClusterRefs> {
  const found = entitiesByCluster(await annotatedEntities(catalog));
  return new Map(
    [...found].map(([cluster, entities]) => [
      cluster,
      entities.map(entity => stringifyEntityRef(entity)),
    ]),
  );
}

/** {@link clusterRefs} of the portal's catalog, once. */
export function useClusterRefs() {
  const catalog = useApi(catalogApiRef);
  return useAsync(() => clusterRefs(catalog), [catalog]);
}

/** A cluster in the list of the picker. */
export interface ClusterChoice {
  name: string;
  status: ClusterStatus;
  suitability: Suitability;
  /** What the field yields; undefined for a cluster that has no entity where one is needed. */
  value?: string;
  /** References of all entities that stand for it. */
  refs: readonly string[];
}

/** All clusters with how they suit, the suitable first, and last those that cannot be chosen. */
export function clusterChoices(options: {
  clusters: readonly ClusterStatus[];
  /** References of the entities by the names of their clusters; undefined until they are known. */
  refs: ClusterRefs | undefined;
  kind: RunKind | undefined;
  byName: boolean;
  now: number;
}): ClusterChoice[] {
  const { clusters, refs, kind, byName, now } = options;
  return clusters
    .map(status => ({
      name: status.name,
      status,
      suitability: suitabilityOf(status, kind, now),
      value: byName ? status.name : refs?.get(status.name)?.[0],
      refs: refs?.get(status.name) ?? [],
    }))
    .sort(
      (a, b) =>
        Number(a.value === undefined) - Number(b.value === undefined) ||
        bySuitability(a, b),
    );
}

/**
 * The choice that a value means, which may be the reference of any entity of the cluster or, in a link to the
 * form, a name alone.
 */
export function choiceOf(
  choices: readonly ClusterChoice[],
  value: string | undefined,
): ClusterChoice | undefined {
  if (!value) return undefined;
  const ref = entityRefOf(value);
  return (
    choices.find(choice => choice.value === value) ??
    choices.find(({ refs }) => ref !== undefined && refs.includes(ref)) ??
    choices.find(choice => choice.name === value)
  );
}

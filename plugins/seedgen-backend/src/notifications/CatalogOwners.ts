import type { AuthService } from '@backstage/backend-plugin-api';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  CLUSTER_ENTITY_FIELDS,
  clusterClaimOf,
} from '@seedgen/backstage-plugin-seedgen-common';
import { clusterEntities } from '../catalog';

/**
 * Finds who owns a cluster, by the catalog entities that name it.
 *
 * Asks the catalog each time, although lists keep a table of owners: what is sent cannot be taken back,
 * so that somebody who owned the cluster until a minute ago must not be told. While the catalog does
 * not answer, the notification waits in the outbox.
 */
export class CatalogOwners {
  readonly #catalog: Pick<CatalogService, 'getEntities'>;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;

  constructor(options: {
    catalog: Pick<CatalogService, 'getEntities'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** Entity references of the owners; none if no entity names the cluster. */
  async ownersOf(cluster: string): Promise<string[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: clusterEntities(cluster),
        fields: [...CLUSTER_ENTITY_FIELDS, 'relations'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    // The catalog compares without regard to case, so it also finds what stands for no cluster.
    const owners = items
      .filter(item => clusterClaimOf(item)?.cluster === cluster)
      .flatMap(({ relations }) =>
        (relations ?? [])
          .filter(({ type }) => type === RELATION_OWNED_BY)
          .map(({ targetRef }) => targetRef),
      );
    return [...new Set(owners)];
  }
}

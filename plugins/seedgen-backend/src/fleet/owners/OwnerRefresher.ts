import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  CLUSTER_ENTITY_FIELDS,
  entitiesByCluster,
} from '@seedgen/backstage-plugin-seedgen-common';
import { clusterEntities } from '../../catalog';
import type { Clock } from '../../clock';

/** What owners are read with. */
export interface OwnerRefresherOptions {
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  store: {
    replace(owners: ReadonlyMap<string, string>, asOf: string): Promise<void>;
  };
  clock: Clock;
  random: () => number;
  logger: LoggerService;
}

const EVERY_MS = 5 * 60_000;
/** While the catalog knows no cluster: one that has just started is still taking its entities in. */
const WHILE_EMPTY_MS = 10_000;
const AFTER_FAILURE_MS = 30_000;
const LIMIT_MS = 30_000;
const PAGE = 500;
const MOST_PAGES = 40;

/**
 * Reads from the catalog who owns which cluster, with the backend's own credentials, and keeps it
 * for filtering. No page waits for it: while the catalog does not answer, what was known stays, with
 * its time.
 */
export class OwnerRefresher {
  readonly #options: OwnerRefresherOptions;
  readonly #stop = new AbortController();
  #loop?: Promise<void>;
  #failures = 0;

  constructor(options: OwnerRefresherOptions) {
    this.#options = options;
  }

  /** Begins to read; returns at once. */
  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { clock, random, logger } = this.#options;
    let empty = 0;
    while (!this.#stop.signal.aborted) {
      try {
        const found = await this.#refresh();
        empty = found > 0 ? 0 : empty + 1;
        this.#failures = 0;
      } catch (error) {
        this.#failures += 1;
        // Catalog and plugin start side by side, so the first failure is ordinary.
        if (this.#failures === 2) {
          logger.warn(
            'Owners of clusters could not be read from the catalog; what was known of them stays',
            error as Error,
          );
        }
      }
      const wait =
        this.#failures > 0
          ? backOff(AFTER_FAILURE_MS, this.#failures)
          : backOff(WHILE_EMPTY_MS, empty);
      // Replicas that start together ask one after the other.
      await clock.sleep(wait * (0.8 + 0.4 * random()), this.#stop.signal);
    }
  }

  /** How many entities were found. */
  async #refresh(): Promise<number> {
    const { clock, store } = this.#options;
    const done = new AbortController();
    const late = clock
      .sleep(LIMIT_MS, AbortSignal.any([done.signal, this.#stop.signal]))
      .then(() => undefined);
    try {
      const entities = await Promise.race([this.#read(), late]);
      if (this.#stop.signal.aborted) return 0;
      if (!entities) {
        throw new Error(
          `CatalogTimeout: the catalog did not list the clusters within ${
            LIMIT_MS / 1000
          } s`,
        );
      }
      await store.replace(ownersOf(entities), clock.now().toISOString());
      return entities.length;
    } finally {
      done.abort();
    }
  }

  async #read(): Promise<Entity[]> {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entities: Entity[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await catalog.queryEntities(
        cursor === undefined
          ? {
              filter: clusterEntities(),
              fields: [...CLUSTER_ENTITY_FIELDS, 'spec.owner'],
              limit: PAGE,
            }
          : { cursor, limit: PAGE },
        { credentials },
      );
      entities.push(...answer.items);
      cursor = answer.pageInfo.nextCursor;
      if (cursor === undefined || this.#stop.signal.aborted) break;
    }
    return entities;
  }
}

/** Twice as long each time, up to the usual while; that at once where there is nothing to wait for. */
function backOff(firstMs: number, times: number): number {
  return times === 0
    ? EVERY_MS
    : Math.min(firstMs * 2 ** (times - 1), EVERY_MS);
}

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

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterStatus } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../../clock';
import type { KnownClusters } from '../../clusters/directory';
import { SharedReads } from '../../SharedReads';
import { fleetRow } from './fleetRow';
import type { FleetRow } from './types';

/** Who owns which cluster, and when the catalog said so. */
export interface KnownOwners {
  owners: ReadonlyMap<string, string>;
  asOf?: string;
}

/** Rows of clusters, and when the catalog said who owns them. */
export interface KnownRows {
  rows: FleetRow[];
  ownersAsOf?: string;
}

/** What an index is kept from; all of it from the database. */
export interface FleetIndexOptions {
  clusters: KnownClusters;
  /** For each cluster a text that changes whenever its status may have. */
  revisions: () => Promise<ReadonlyMap<string, string>>;
  statuses: (clusters: readonly string[]) => Promise<ClusterStatus[]>;
  owners: () => Promise<KnownOwners>;
  clock: Clock;
  logger: LoggerService;
}

const CHUNK = 250;
const KEEP_WARM_EVERY_MS = 2_000;
const KEEP_WARM_FOR_MS = 10 * 60_000;

/**
 * What the list of clusters is filtered and ordered by, in memory, since a status is a large JSON
 * text: read again only for clusters whose revision in the database is another than the one read.
 *
 * Every reading asks for the revisions first, so that what another replica has written a moment ago
 * is seen. Readings that come while the revisions are being asked for share the next asking.
 */
export class FleetIndex {
  readonly #options: FleetIndexOptions;
  readonly #rows = new Map<string, { revision: string; row: FleetRow }>();
  readonly #stop = new AbortController();
  #owners: KnownOwners = { owners: new Map() };
  #revisions: ReadonlyMap<string, string> = new Map();
  readonly #refreshes = new SharedReads<void>();
  #generation = 0;
  #askedAt = -Infinity;
  #loop?: Promise<void>;

  constructor(options: FleetIndexOptions) {
    this.#options = options;
  }

  /** Reads everything once, so that the first page need not, and keeps up while pages are read. */
  start(): void {
    this.#loop ??= this.#keepWarm();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  /** Rows of these clusters, as of now. */
  async rows(clusters: readonly string[]): Promise<KnownRows> {
    await this.generation();
    return this.known(clusters);
  }

  /** Rows of these clusters as they were read last, for whoever has just asked for the generation. */
  known(clusters: readonly string[]): KnownRows {
    const { owners, asOf } = this.#owners;
    return {
      rows: clusters.flatMap(name => {
        const row = this.#rows.get(name)?.row;
        return row ? [{ ...row, owner: owners.get(name) }] : [];
      }),
      ...(asOf && { ownersAsOf: asOf }),
    };
  }

  /** Grows with every change of a cluster or an owner, as of now. */
  async generation(): Promise<number> {
    this.#askedAt = this.#options.clock.now().getTime();
    await this.#refresh();
    return this.#generation;
  }

  /** For each of these clusters a text that changes whenever its status may have, as of now. */
  async revisions(clusters: readonly string[]): Promise<string[]> {
    await this.#refresh();
    // Where it comes from, or that it is no longer configured, is a change like any other.
    const { version } = this.#options.clusters;
    return clusters.map(name => `${version}${this.#revisions.get(name) ?? ''}`);
  }

  #refresh(): Promise<void> {
    return this.#refreshes.read('', () => this.#readChanged());
  }

  async #readChanged(): Promise<void> {
    const { clusters, revisions, statuses, owners } = this.#options;
    const [now, known] = await Promise.all([revisions(), owners()]);
    if (known.asOf !== this.#owners.asOf) this.#generation += 1;
    this.#owners = known;
    this.#revisions = now;
    for (const name of this.#rows.keys()) {
      if (!clusters.has(name)) this.#rows.delete(name);
    }
    const revisionOf = (name: string) => now.get(name) ?? '';
    const changed = clusters.names.filter(
      name => this.#rows.get(name)?.revision !== revisionOf(name),
    );
    for (let start = 0; start < changed.length; start += CHUNK) {
      for (const status of await statuses(
        changed.slice(start, start + CHUNK),
      )) {
        this.#rows.set(status.name, {
          revision: revisionOf(status.name),
          row: fleetRow(status),
        });
        this.#generation += 1;
      }
    }
  }

  async #keepWarm(): Promise<void> {
    const { clock, logger } = this.#options;
    this.#askedAt = clock.now().getTime();
    while (!this.#stop.signal.aborted) {
      if (clock.now().getTime() - this.#askedAt < KEEP_WARM_FOR_MS) {
        await this.#refresh().catch(error =>
          logger.warn('The list of clusters could not be read', error),
        );
      }
      await clock.sleep(KEEP_WARM_EVERY_MS, this.#stop.signal);
    }
  }
}

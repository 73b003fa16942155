import type {
  ClusterSnapshot,
  ExternalGeneration as ShownGeneration,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { AuditLog } from '../../audit/types';
import { safeText } from '../../text';
import { decideExternal, type ExternalGeneration } from './decideExternal';

const TABLE = 'seedgen_external_generations';
const LONGEST_IMAGE = 512;
const MOST_SHOWN = 5;

// Who made it is not known: what an object says about itself anybody can have written.
const ACTOR = 'service:seedgen';

interface Row {
  number: number;
  cluster: string;
  image: string;
  uid: string;
  first_seen_at: string;
  last_seen_at: string;
  state: string;
  absent_since: string | null;
  ended_at: string | null;
  steps: string | null;
  outcome: string | null;
}

/** Records seed generations that somebody began past the portal, and how they ended. */
export class ExternalGenerations {
  readonly #knex: Knex;
  readonly #audit: AuditLog;
  readonly #known: (runIds: readonly string[]) => Promise<ReadonlySet<string>>;

  /** @param options - `known`: which ids are runs of ours */
  constructor(options: {
    knex: Knex;
    audit: AuditLog;
    known: (runIds: readonly string[]) => Promise<ReadonlySet<string>>;
  }) {
    this.#knex = options.knex;
    this.#audit = options.audit;
    this.#known = options.known;
  }

  /** Takes a look at a cluster in. Whoever calls is the only one to look at it now. */
  async take(snapshot: ClusterSnapshot): Promise<void> {
    const runId =
      snapshot.seedGenerator?.state === 'present'
        ? snapshot.seedGenerator.runId
        : undefined;
    const isOurs =
      runId !== undefined && (await this.#known([runId])).has(runId);
    const row = await this.#last(snapshot.cluster);
    const decision = decideExternal(row && generation(row), snapshot, isOurs);
    if (!decision) return;
    const { next, isNew, audits } = decision;
    await this.#knex.transaction(async transaction => {
      if (isNew) await transaction<Row>(TABLE).insert(columns(next));
      else {
        await transaction<Row>(TABLE)
          .where({ number: row!.number })
          .update(columns(next));
      }
      for (const { outcome, message } of audits) {
        await this.#audit.append(
          {
            action: 'run.external',
            outcome,
            actor: ACTOR,
            cluster: next.cluster,
            image: safeText(next.image, LONGEST_IMAGE),
            message: safeText(message),
          },
          transaction,
        );
      }
    });
  }

  /** The last generations of clusters that were not asked for in the portal, the latest first. */
  async latest(
    clusters: readonly string[],
  ): Promise<Map<string, ShownGeneration[]>> {
    // A few rows a cluster at most: such generations are rare, and one spends its cluster.
    const rows = await this.#knex<Row>(TABLE)
      .whereIn('cluster', [...clusters])
      .orderBy('number', 'desc')
      .limit(MOST_SHOWN * Math.max(clusters.length, 1));
    const byCluster = new Map<string, ShownGeneration[]>();
    for (const row of rows) {
      const found = byCluster.get(row.cluster) ?? [];
      if (found.length < MOST_SHOWN) found.push(shown(generation(row)));
      byCluster.set(row.cluster, found);
    }
    return byCluster;
  }

  /** The generation past the portal that is under way on a cluster, as far as is known. */
  async openOf(cluster: string): Promise<ExternalGeneration | undefined> {
    const row = await this.#last(cluster);
    return row && !row.ended_at ? generation(row) : undefined;
  }

  /** Clusters on which one is under way that was seen since then. */
  async openClusters(since: Date): Promise<string[]> {
    const rows = await this.#knex<Row>(TABLE)
      .whereNull('ended_at')
      .where('last_seen_at', '>=', since.toISOString())
      .distinct('cluster');
    return rows.map(({ cluster }) => cluster);
  }

  #last(cluster: string): Promise<Row | undefined> {
    return this.#knex<Row>(TABLE)
      .where({ cluster })
      .orderBy('number', 'desc')
      .first();
  }
}

function generation(row: Row): ExternalGeneration {
  return {
    cluster: row.cluster,
    image: row.image,
    uid: row.uid,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    state: row.state,
    absentSince: row.absent_since ?? undefined,
    endedAt: row.ended_at ?? undefined,
    steps: row.steps ? JSON.parse(row.steps) : [],
    outcome: (row.outcome as ExternalGeneration['outcome']) ?? undefined,
  };
}

function shown(kept: ExternalGeneration): ShownGeneration {
  const { image, firstSeenAt, lastSeenAt, state, steps, endedAt, outcome } =
    kept;
  return {
    seedImage: safeText(image, LONGEST_IMAGE),
    firstSeenAt,
    lastSeenAt,
    state: safeText(state),
    steps,
    ...(endedAt && { endedAt }),
    ...(outcome && { outcome }),
  };
}

function columns(kept: ExternalGeneration): Omit<Row, 'number'> {
  return {
    cluster: kept.cluster,
    image: kept.image.slice(0, LONGEST_IMAGE),
    uid: kept.uid.slice(0, 64),
    first_seen_at: kept.firstSeenAt,
    last_seen_at: kept.lastSeenAt,
    state: kept.state,
    absent_since: kept.absentSince ?? null,
    ended_at: kept.endedAt ?? null,
    steps: JSON.stringify(
      kept.steps.map(({ at, text }) => ({ at, text: safeText(text) })),
    ),
    outcome: kept.outcome ?? null,
  };
}

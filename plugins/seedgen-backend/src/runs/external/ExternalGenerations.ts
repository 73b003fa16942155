import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { AuditLog } from '../../audit/types';
import { safeText } from '../../text';
import { decideExternal, type ExternalGeneration } from './decideExternal';

const TABLE = 'seedgen_external_generations';
const LONGEST_IMAGE = 512;

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

  /** The last generation of a cluster that was not asked for in the portal. */
  async lastOf(cluster: string): Promise<ExternalGeneration | undefined> {
    const row = await this.#last(cluster);
    return row && generation(row);
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
  };
}

import { randomUUID } from 'node:crypto';
import type {
  AuditEntry,
  AuditQuery,
  Page,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import type { Clock } from '../clock';
import { pageCursor, pageLimit, pageOf } from '../database/rows';
import {
  GENESIS_HASH,
  HASH_VERSION,
  HASH_VERSIONS,
  hashRow,
  type HashedColumns,
} from './canonical';
import { auditFilters } from './filters';
import { toEntry, type AuditRow } from './rows';
import { safeText } from '../text';
import type { AuditLog, AuditRecord, AuditVerification } from './types';

/** Where a copy of each entry goes, once it is certain to stay. */
export type AuditSink = (entry: AuditEntry) => Promise<void>;

const PAGE = 1000;

/**
 * The audit log in the database.
 *
 * Each append locks the head row until its transaction ends. That makes the sequence free of gaps
 * and the chain one chain, however many replicas write; so append last in a transaction, after
 * everything that may wait.
 *
 * A chain alone detects changes by whoever cannot rewrite all of it; the copies in the sink are
 * what a rewritten chain can be held against.
 */
export class DatabaseAuditLog implements AuditLog {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #sink: AuditSink;
  readonly #hashVersions: typeof HASH_VERSIONS;

  /** @param options - `hashVersions` is for tests */
  constructor(options: {
    knex: Knex;
    clock: Clock;
    sink: AuditSink;
    hashVersions?: typeof HASH_VERSIONS;
  }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#sink = options.sink;
    this.#hashVersions = options.hashVersions ?? HASH_VERSIONS;
  }

  async append(
    record: AuditRecord,
    transaction?: Knex.Transaction,
  ): Promise<void> {
    if (transaction) {
      const entry = toEntry(await this.#insert(record, transaction));
      transaction.executionPromise.then(
        () => this.#copy(entry),
        () => undefined,
      );
      return;
    }
    const row = await this.#knex.transaction(own => this.#insert(record, own));
    await this.#copy(toEntry(row));
  }

  async query(query: AuditQuery): Promise<Page<AuditEntry>> {
    const limit = pageLimit(query.limit);
    const after = pageCursor(query.cursor);
    const rows: AuditRow[] = await this.#knex('seedgen_audit')
      .modify(auditFilters(query))
      .modify(builder => {
        if (after !== undefined) builder.where('sequence', '<', after);
      })
      .orderBy('sequence', 'desc')
      .limit(limit + 1);
    return pageOf(rows, limit, ({ sequence }) => sequence, toEntry);
  }

  async verify(): Promise<AuditVerification> {
    let rows = 0;
    let unverified = 0;
    let previous = GENESIS_HASH;
    for (;;) {
      const page: AuditRow[] = await this.#knex('seedgen_audit')
        .where('sequence', '>', rows)
        .orderBy('sequence')
        .limit(PAGE);
      for (const row of page) {
        const hash = hashRow(row, row.hash_version, this.#hashVersions);
        const sound =
          row.sequence === rows + 1 &&
          row.previous_hash === previous &&
          (hash === undefined || row.hash === hash);
        if (!sound) return found({ rows, unverified, brokenAt: rows + 1 });
        if (hash === undefined) unverified += 1;
        rows += 1;
        previous = row.hash;
      }
      if (page.length < PAGE) break;
    }
    // Rows may have been added while we walked; what the head must not say is that some are gone.
    const head = await this.#knex('seedgen_audit_head').where('id', 1).first();
    const last = await this.#knex('seedgen_audit')
      .where('sequence', head.sequence)
      .first('hash');
    const whole =
      head.sequence >= rows &&
      (head.sequence === 0 || last?.hash === head.hash);
    return found({ rows, unverified, ...(!whole && { brokenAt: rows + 1 }) });
  }

  async #insert(
    record: AuditRecord,
    transaction: Knex.Transaction,
  ): Promise<AuditRow> {
    const head = () => transaction('seedgen_audit_head').where('id', 1);
    // Takes the lock, so that what is read next stays as it is.
    await head().increment('sequence', 1);
    const { sequence, hash: previous } = await head().first();
    const columns: HashedColumns = {
      sequence,
      id: randomUUID(),
      at: this.#clock.now().toISOString(),
      action: record.action,
      outcome: record.outcome,
      actor: safeText(record.actor, 255),
      cluster: optional(record.cluster, 253),
      run_id: optional(record.runId, 36),
      image: optional(record.image, 512),
      digest: optional(record.digest, 80),
      reason_code: optional(record.reasonCode, 64),
      message: optional(record.message, 1024),
      previous_hash: previous,
    };
    const hash = hashRow(columns, HASH_VERSION, this.#hashVersions);
    if (hash === undefined) {
      throw new Error(`There is no hash version ${HASH_VERSION}`);
    }
    const row = { ...columns, hash_version: HASH_VERSION, hash };
    await transaction('seedgen_audit').insert(row);
    await head().update({ hash: row.hash });
    return row;
  }

  async #copy(entry: AuditEntry): Promise<void> {
    // The row is what counts; a copy that could not be made must not undo what happened.
    await this.#sink(entry).catch(() => undefined);
  }
}

function found({
  unverified,
  ...verification
}: AuditVerification & { unverified: number }): AuditVerification {
  return { ...verification, ...(unverified > 0 && { unverified }) };
}

function optional(value: string | undefined, maximum: number): string | null {
  return value === undefined ? null : safeText(value, maximum);
}

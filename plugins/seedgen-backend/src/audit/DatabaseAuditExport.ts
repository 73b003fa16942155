import { InputError } from '@backstage/errors';
import type {
  AuditExportFormat,
  AuditQuery,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';
import { EXPORT_FORMATS } from './exportFormats';
import { auditFilters } from './filters';
import { toEntry, type AuditRow } from './rows';
import type { AuditExport, AuditFile } from './types';

const PAGE = 1000;
const MOST_ROWS = 1_000_000;

/** The audit log as a file, in the order in which it was written. */
export class DatabaseAuditExport implements AuditExport {
  readonly #knex: Knex;
  readonly #mostRows: number;

  /** @param options - `mostRows` is for tests */
  constructor(options: { knex: Knex; mostRows?: number }) {
    this.#knex = options.knex;
    this.#mostRows = options.mostRows ?? MOST_ROWS;
  }

  async prepare(
    query: AuditQuery,
    format: AuditExportFormat,
  ): Promise<AuditFile> {
    const head = await this.#knex('seedgen_audit_head')
      .where('id', 1)
      .first('sequence');
    const last: number = head?.sequence ?? 0;
    const rows = await this.#count(query, last);
    if (rows > this.#mostRows) {
      throw new InputError(
        `ExportTooLarge: more than ${
          this.#mostRows
        } entries match; take the log away in parts, by time`,
      );
    }
    const { contentType } = EXPORT_FORMATS[format];
    return { rows, contentType, chunks: this.#chunks(query, format, last) };
  }

  async #count(query: AuditQuery, last: number): Promise<number> {
    const matching = this.#knex('seedgen_audit')
      .modify(auditFilters(query))
      .where('sequence', '<=', last)
      .limit(this.#mostRows + 1)
      .select('sequence')
      .as('matching');
    const [{ count }] = await this.#knex.from(matching).count('* as count');
    return Number(count);
  }

  // A page at a time, so that a slow reader holds neither a transaction nor the whole log.
  async *#chunks(
    query: AuditQuery,
    format: AuditExportFormat,
    last: number,
  ): AsyncGenerator<string> {
    const { head, entry } = EXPORT_FORMATS[format];
    if (head) yield head;
    let after = 0;
    for (;;) {
      const rows: AuditRow[] = await this.#knex('seedgen_audit')
        .modify(auditFilters(query))
        .where('sequence', '>', after)
        .where('sequence', '<=', last)
        .orderBy('sequence')
        .limit(PAGE);
      if (rows.length > 0) {
        yield rows.map(row => entry(toEntry(row))).join('');
        after = rows[rows.length - 1].sequence;
      }
      if (rows.length < PAGE) return;
    }
  }
}

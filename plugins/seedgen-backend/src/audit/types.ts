import type {
  AuditAction,
  AuditEntry,
  AuditExportFormat,
  AuditOutcome,
  AuditQuery,
  Page,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Knex } from 'knex';

/** What is recorded; sequence, time and hashes are added by the log. */
export interface AuditRecord {
  action: AuditAction;
  outcome: AuditOutcome;
  actor: string;
  cluster?: string;
  runId?: string;
  image?: string;
  digest?: string;
  reasonCode?: string;
  message?: string;
}

/** What following the chain has found. */
export interface AuditVerification {
  /** How many rows are as they were written, from the first one on. */
  rows: number;
  /** Sequence of the first row that is not what it was, or that is missing. */
  brokenAt?: number;
  /**
   * How many of the rows have a hash version that is not known here, as after a newer replica wrote
   * them: their place in the chain was checked, what they say was not. Absent if there is none.
   */
  unverified?: number;
}

/** The append-only, hash-chained log. */
export interface AuditLog {
  /** Appends inside the caller's transaction, so that there is no effect without its row. */
  append(record: AuditRecord, transaction?: Knex.Transaction): Promise<void>;
  query(query: AuditQuery): Promise<Page<AuditEntry>>;
  /** Walks the chain; says where it is broken first, if it is. */
  verify(): Promise<AuditVerification>;
}

/** What is taken away of the log. */
export interface AuditFile {
  /** How many entries there are in it. */
  rows: number;
  contentType: string;
  /** The text, read from the database as it is taken. */
  chunks: AsyncIterable<string>;
}

/** The log as a file. */
export interface AuditExport {
  /**
   * Everything that matches now; entries that are added later are not in it.
   *
   * @throws InputError for filters that cannot be, and if more match than a file may have
   */
  prepare(query: AuditQuery, format: AuditExportFormat): Promise<AuditFile>;
}

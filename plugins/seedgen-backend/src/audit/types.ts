import type {
  AuditAction,
  AuditEntry,
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

/** The append-only, hash-chained log. */
export interface AuditLog {
  /** Appends inside the caller's transaction, so that there is no effect without its row. */
  append(record: AuditRecord, transaction?: Knex.Transaction): Promise<void>;
  query(query: AuditQuery): Promise<Page<AuditEntry>>;
  /** Walks the chain; says where it is broken first, if it is. */
  verify(): Promise<{ rows: number; brokenAt?: number }>;
}

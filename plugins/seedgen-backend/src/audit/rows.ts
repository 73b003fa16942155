import type { AuditEntry } from '@seedgen/backstage-plugin-seedgen-common';
import type { HashedColumns } from './canonical';

/** A row of `seedgen_audit`. */
export type AuditRow = HashedColumns & { hash_version: number; hash: string };

/** A row as an entry. */
export function toEntry(row: AuditRow): AuditEntry {
  const optionals = {
    cluster: row.cluster,
    runId: row.run_id,
    image: row.image,
    digest: row.digest,
    reasonCode: row.reason_code,
    message: row.message,
  };
  return {
    sequence: row.sequence,
    id: row.id,
    at: row.at,
    action: row.action as AuditEntry['action'],
    outcome: row.outcome as AuditEntry['outcome'],
    actor: row.actor,
    ...(Object.fromEntries(
      Object.entries(optionals).filter(([, value]) => value !== null),
    ) as Partial<AuditEntry>),
    previousHash: row.previous_hash,
    hash: row.hash,
    hashVersion: row.hash_version,
  };
}

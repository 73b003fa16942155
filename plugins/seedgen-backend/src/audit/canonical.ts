import { createHash } from 'node:crypto';

/** The columns of a row that its hash covers: all but the hash itself. */
export interface HashedColumns {
  sequence: number;
  id: string;
  at: string;
  action: string;
  outcome: string;
  actor: string;
  cluster: string | null;
  run_id: string | null;
  image: string | null;
  digest: string | null;
  reason_code: string | null;
  message: string | null;
  previous_hash: string;
}

/** Hash before the first row. */
export const GENESIS_HASH = '0'.repeat(64);

const COLUMNS: ReadonlyArray<keyof HashedColumns> = [
  'action',
  'actor',
  'at',
  'cluster',
  'digest',
  'id',
  'image',
  'message',
  'outcome',
  'previous_hash',
  'reason_code',
  'run_id',
  'sequence',
];

/** SHA-256 over canonical JSON (RFC 8785: sorted keys, no spaces), in hexadecimal digits. */
export function hashRow(row: HashedColumns): string {
  const canonical = `{${COLUMNS.map(
    column =>
      `${JSON.stringify(column)}:${JSON.stringify(row[column] ?? null)}`,
  ).join(',')}}`;
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

import { createHash } from 'node:crypto';

/** What a row of the log says; its hash covers those columns that its hash version names. */
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

/**
 * The columns that each hash version covers, sorted as RFC 8785 sorts members.
 *
 * A list here is never changed: rows are hashed by the version that they were written with, for as
 * long as there is a log. Whoever adds a column that a hash must cover adds a version, which names
 * `hash_version` too.
 */
export const HASH_VERSIONS: ReadonlyMap<number, readonly string[]> = new Map([
  [
    1,
    [
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
    ],
  ],
]);

/** The version that new rows are written with. */
export const HASH_VERSION = 1;

/**
 * SHA-256 over canonical JSON (RFC 8785: sorted members, no spaces) of the columns that a version
 * covers, in hexadecimal digits. A column that the row lacks counts as `null`.
 *
 * @returns nothing for a version that is not known here, such as one that a newer replica has written
 */
export function hashRow(
  row: object,
  version: number,
  versions: ReadonlyMap<number, readonly string[]> = HASH_VERSIONS,
): string | undefined {
  const columns = versions.get(version);
  if (!columns) return undefined;
  const values = row as Record<string, unknown>;
  const canonical = `{${columns
    .map(
      column =>
        `${JSON.stringify(column)}:${JSON.stringify(values[column] ?? null)}`,
    )
    .join(',')}}`;
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

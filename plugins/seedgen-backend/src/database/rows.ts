import { InputError } from '@backstage/errors';

const DEFAULT_LIMIT = 50;
const MAXIMUM_LIMIT = 200;
/** The largest that an integer column has; PostgreSQL fails on a comparison with more. */
const LARGEST_NUMBER = 2_147_483_647;

/** Leaves out what a column has as null, so that an absent value is absent again. */
export function withoutNulls<T extends object>(
  row: T,
): { [Key in keyof T]: Exclude<T[Key], null> } {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null),
  ) as { [Key in keyof T]: Exclude<T[Key], null> };
}

/** @throws InputError for a size of a page that is not 1 to 200 */
export function pageLimit(limit: number | undefined): number {
  if (limit === undefined) return DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAXIMUM_LIMIT) {
    throw new InputError(
      `LimitInvalid: a page has 1 to ${MAXIMUM_LIMIT} items, not ${limit}`,
    );
  }
  return limit;
}

/**
 * The row that a page comes after, from its cursor: the number of the last row of the page before.
 *
 * @throws InputError for one that no page ever gave
 */
export function pageCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^[1-9][0-9]{0,9}$/.test(cursor) || Number(cursor) > LARGEST_NUMBER) {
    throw new InputError('CursorInvalid: it is not one that a page ended with');
  }
  return Number(cursor);
}

/**
 * A page from rows that were read with one more than fits.
 *
 * @param numberOf - what orders the rows, and is their cursor
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  numberOf: (row: Row) => number,
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor?: string } {
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(toItem),
    ...(rows.length > limit && {
      nextCursor: String(numberOf(shown[shown.length - 1])),
    }),
  };
}

/** Whether an error says that a row with the same key exists already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code;
  return (
    code === '23505' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

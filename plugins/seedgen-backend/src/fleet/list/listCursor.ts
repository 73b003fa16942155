import { InputError } from '@backstage/errors';
import { z } from 'zod';

// The list that it belongs to, what the last row of the page was ordered by, and its name.
const cursorSchema = z.tuple([
  z.string(),
  z.string().nullable(),
  z.string().max(253),
]);

/** Where a page of an ordered list ended. */
export interface ListPosition {
  /** Absent for a row that has nothing of what is ordered by. */
  key?: string;
  name: string;
}

/** @param list - names the order, so that a cursor of one is not taken for that of another */
export function printListCursor(list: string, position: ListPosition): string {
  return Buffer.from(
    JSON.stringify([list, position.key ?? null, position.name]),
  ).toString('base64url');
}

/** @throws InputError for one that no page of this list ever gave */
export function parseListCursor(
  list: string,
  cursor: string | undefined,
): ListPosition | undefined {
  if (cursor === undefined) return undefined;
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [ofList, key, name] = cursorSchema.parse(JSON.parse(text));
    if (ofList === list) return { key: key ?? undefined, name };
  } catch {
    // Told below, as for a cursor of another list.
  }
  throw new InputError(
    'CursorInvalid: it is not one that a page of this list in this order ended with',
  );
}

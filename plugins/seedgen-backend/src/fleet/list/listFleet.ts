import {
  FLEET_STATES,
  type FleetCounts,
  type FleetPage,
  type FleetQuery,
  type FleetSort,
} from '@seedgen/backstage-plugin-seedgen-common';
import { pageLimit } from '../../database/rows';
import {
  type ListPosition,
  parseListCursor,
  printListCursor,
} from './listCursor';
import type { FleetRow } from './types';

/** A page of names, and what there is of all rows. */
export type FleetListing = Omit<FleetPage, 'items' | 'ownersAsOf'> & {
  names: string[];
};

const UNKNOWN = 'unknown';

// What texts to compare, in the order of each; absent comes last whichever way it goes.
const KEYS: Record<FleetSort, (row: FleetRow) => string | undefined> = {
  name: () => '',
  state: ({ state }) => String(FLEET_STATES.indexOf(state)),
  version: ({ version }) => version && versionKey(version),
  looked: ({ lookedAt }) => lookedAt,
  seeded: ({ seededAt }) => seededAt,
};

/**
 * The page that a query asks for.
 *
 * @param rows - of all clusters that the caller may see
 * @throws InputError for a cursor of another list, and a size that no page has
 */
export function listFleet(
  rows: readonly FleetRow[],
  query: FleetQuery,
): FleetListing {
  const limit = pageLimit(query.limit);
  const { sort = 'name', order = 'asc' } = query;
  const list = `fleet:${sort}:${order}`;
  const after = parseListCursor(list, query.cursor);
  const compare = comparison(order);
  const found = rows
    .filter(matching(query))
    .map((row): ListPosition => ({ key: KEYS[sort](row), name: row.name }))
    .sort(compare);
  const start = after
    ? found.findIndex(position => compare(position, after) > 0)
    : 0;
  const page = start < 0 ? [] : found.slice(start, start + limit);
  const isLast = start < 0 || start + limit >= found.length;
  return {
    names: page.map(({ name }) => name),
    ...(isLast
      ? {}
      : { nextCursor: printListCursor(list, page[page.length - 1]) }),
    total: found.length,
    counts: countStates(rows),
    versions: versionsOf(rows),
    owners: distinct(rows.map(({ owner }) => owner)).sort(),
  };
}

/** Versions of rows, the highest first. */
export function versionsOf(rows: readonly { version?: string }[]): string[] {
  return distinct(rows.map(({ version }) => version))
    .map(version => ({ version, key: versionKey(version) }))
    .sort((one, other) => compareTexts(other.key, one.key))
    .map(({ version }) => version);
}

/** Whether any of the texts has what is searched for; capitals count as small letters. */
export function hasText(
  wanted: string | undefined,
  ...texts: Array<string | undefined>
): boolean {
  if (wanted === undefined) return true;
  const needle = wanted.toLowerCase();
  return texts.some(text => text?.toLowerCase().includes(needle));
}

function matching(query: FleetQuery): (row: FleetRow) => boolean {
  const states = choice(query.state);
  const versions = choice(query.version);
  const owners = choice(query.owner);
  return row =>
    states(row.state) &&
    versions(row.version) &&
    owners(row.owner) &&
    hasText(query.q, row.name, row.title, row.node, row.version);
}

function choice(
  wanted: readonly string[] | undefined,
): (value: string | undefined) => boolean {
  if (!wanted || wanted.length === 0) return () => true;
  const set = new Set(wanted);
  return value => set.has(value ?? UNKNOWN);
}

function comparison(
  order: 'asc' | 'desc',
): (one: ListPosition, other: ListPosition) => number {
  const sign = order === 'asc' ? 1 : -1;
  return (one, other) => {
    if (one.key !== other.key) {
      if (one.key === undefined) return 1;
      if (other.key === undefined) return -1;
      return sign * compareTexts(one.key, other.key);
    }
    return sign * compareTexts(one.name, other.name);
  };
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function countStates(rows: readonly FleetRow[]): FleetCounts {
  const counts = Object.fromEntries(
    FLEET_STATES.map(state => [state, 0]),
  ) as FleetCounts;
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

function distinct(values: Array<string | undefined>): string[] {
  return [...new Set(values)].filter(value => value !== undefined);
}

const DIGITS = 10;

/**
 * A text that compares as the version does, so that thousands can be put in order without reading
 * each version again for each comparison: `4.9.1` before `4.10.0-rc.2` before `4.10.0-rc.10` before
 * `4.10.0`.
 */
export function versionKey(version: string): string {
  const [core, ...pre] = version.split('+')[0].split('-');
  const padded = (text: string) =>
    text.replace(/\d+/g, digits => digits.padStart(DIGITS, '0'));
  // A version without a pre-release comes after all of its pre-releases.
  return `${padded(core)}${pre.length > 0 ? `!${padded(pre.join('-'))}` : '~'}`;
}

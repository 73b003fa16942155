import fc from 'fast-check';
import type {
  FleetQuery,
  FleetState,
} from '@seedgen/backstage-plugin-seedgen-common';
import { listFleet, versionKey } from './listFleet';
import type { FleetRow } from './types';

const row = (name: string, over: Partial<FleetRow> = {}): FleetRow => ({
  name,
  state: 'ready',
  target: {},
  ...over,
});

const ROWS = [
  row('sno1', {
    title: 'Berlin Mitte',
    node: 'node-a',
    version: '4.18.9',
    owner: 'group:default/north',
    lookedAt: '2026-11-22T10:00:03.000Z',
    seededAt: '2026-11-01T00:00:00.000Z',
  }),
  row('sno2', {
    version: '4.18.27',
    state: 'unreachable',
    owner: 'group:default/south',
    lookedAt: '2026-11-22T10:00:01.000Z',
  }),
  row('sno3', { state: 'unknown' }),
  row('sno4', {
    version: '4.18.27',
    state: 'attention',
    lookedAt: '2026-11-22T10:00:02.000Z',
    seededAt: '2026-11-02T00:00:00.000Z',
  }),
];

const names = (query: FleetQuery, rows: FleetRow[] = ROWS) =>
  listFleet(rows, query).names;

describe('listFleet', () => {
  it.each<[string, FleetQuery, string[]]>([
    ['nothing', {}, ['sno1', 'sno2', 'sno3', 'sno4']],
    ['a name', { q: 'SNO3' }, ['sno3']],
    ['a title', { q: 'mitte' }, ['sno1']],
    ['a node', { q: 'node-a' }, ['sno1']],
    ['a version', { q: '18.27' }, ['sno2', 'sno4']],
    ['characters of a pattern', { q: '%' }, []],
    ['states', { state: ['attention', 'unreachable'] }, ['sno2', 'sno4']],
    ['no states', { state: [] }, ['sno1', 'sno2', 'sno3', 'sno4']],
    ['a version', { version: ['4.18.9'] }, ['sno1']],
    ['no known version', { version: ['unknown'] }, ['sno3']],
    ['owners', { owner: ['group:default/south'] }, ['sno2']],
    ['no known owner', { owner: ['unknown'] }, ['sno3', 'sno4']],
    ['all of it', { q: 'sno', state: ['ready'], owner: ['x'] }, []],
  ])('finds clusters by %s', (_what, query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it.each<[string, FleetQuery, string[]]>([
    ['name backwards', { order: 'desc' }, ['sno4', 'sno3', 'sno2', 'sno1']],
    [
      'state, those first that need somebody',
      { sort: 'state' },
      ['sno4', 'sno2', 'sno3', 'sno1'],
    ],
    [
      'version, by number and not by text',
      { sort: 'version' },
      ['sno1', 'sno2', 'sno4', 'sno3'],
    ],
    [
      'version backwards, unknown ones last all the same',
      { sort: 'version', order: 'desc' },
      ['sno4', 'sno2', 'sno1', 'sno3'],
    ],
    ['last look', { sort: 'looked' }, ['sno2', 'sno4', 'sno1', 'sno3']],
    [
      'last seed, the latest first',
      { sort: 'seeded', order: 'desc' },
      ['sno4', 'sno1', 'sno3', 'sno2'],
    ],
  ])('orders by %s', (_what, query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it('counts and offers what there is of all, whatever was asked for', () => {
    expect(listFleet(ROWS, { state: ['attention'], limit: 1 })).toEqual({
      names: ['sno4'],
      total: 1,
      counts: {
        attention: 1,
        unreachable: 1,
        running: 0,
        'not-ready': 0,
        unknown: 1,
        ready: 1,
        spent: 0,
      },
      versions: ['4.18.27', '4.18.9'],
      owners: ['group:default/north', 'group:default/south'],
    });
  });

  it('gives every cluster on exactly one page, in the order of one long page', () => {
    const states: FleetState[] = ['ready', 'attention', 'unreachable'];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 40 }),
        fc.constantFrom('name', 'state', 'version', 'looked' as const),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.integer({ min: 1, max: 7 }),
        (numbers, sort, order, limit) => {
          const rows = numbers.map(number =>
            row(`sno${number}`, {
              state: states[number % 3],
              version: number % 4 ? `4.${number % 5}.0` : undefined,
              lookedAt: number % 2 ? `2026-11-2${number % 9}` : undefined,
            }),
          );
          const query = { sort, order } as FleetQuery;
          const all: string[] = [];
          let cursor: string | undefined;
          do {
            const page = listFleet(rows, { ...query, limit, cursor });
            all.push(...page.names);
            cursor = page.nextCursor;
          } while (cursor !== undefined);
          expect(all).toEqual(names({ ...query, limit: 200 }, rows));
          expect(all).toHaveLength(numbers.length);
        },
      ),
    );
  });

  it('goes on behind a cluster that is gone meanwhile', () => {
    const { nextCursor } = listFleet(ROWS, { limit: 2 });
    const rest = ROWS.filter(({ name }) => name !== 'sno2');
    expect(names({ cursor: nextCursor }, rest)).toEqual(['sno3', 'sno4']);
    expect(names({ cursor: nextCursor }, [ROWS[0]])).toEqual([]);
  });

  it.each(['', 'x', '[]', 'WyJhIl0', '9'.repeat(400)])(
    'refuses %p as a cursor',
    cursor => {
      expect(() => listFleet(ROWS, { cursor })).toThrow(/^CursorInvalid: /);
    },
  );

  it('refuses the cursor of another order', () => {
    const { nextCursor: cursor } = listFleet(ROWS, { limit: 1 });
    expect(() => listFleet(ROWS, { cursor, sort: 'state' })).toThrow(
      /^CursorInvalid: /,
    );
  });
});

it('puts versions in order as texts', () => {
  const ordered = [
    '4.9.1',
    '4.10.0-ec.3',
    '4.10.0-rc.2',
    '4.10.0-rc.10',
    '4.10.0',
    '4.10.1+build',
    '4.18.9',
    '4.18.27',
    '5.0.0',
  ];
  const shuffled = [...ordered].reverse();
  expect(
    shuffled.sort((one, other) =>
      versionKey(one) < versionKey(other) ? -1 : 1,
    ),
  ).toEqual(ordered);
});

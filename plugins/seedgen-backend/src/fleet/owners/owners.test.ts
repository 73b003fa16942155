import { mockServices } from '@backstage/backend-test-utils';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { OwnerRefresher, ownersOf } from './OwnerRefresher';

const entity = (
  name: string,
  cluster: string | undefined,
  owner?: unknown,
  namespace?: string,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    namespace,
    annotations: cluster ? { 'seedgen.io/cluster': cluster } : {},
  },
  spec: { type: 'kubernetes-cluster', owner: owner as string },
});

describe('ownersOf', () => {
  it.each<[string, Entity[], Array<[string, string]>]>([
    [
      'completes references',
      [entity('a', 'sno1', 'Edge'), entity('b', 'sno2', 'team', 'north')],
      [
        ['sno1', 'group:default/edge'],
        ['sno2', 'group:north/team'],
      ],
    ],
    [
      'knows other kinds of owners',
      [entity('a', 'sno1', 'user:default/ann')],
      [['sno1', 'user:default/ann']],
    ],
    [
      'takes the first of several by reference, whatever their order',
      [entity('b', 'sno1', 'two'), entity('a', 'sno1', 'one')],
      [['sno1', 'group:default/one']],
    ],
    [
      'passes over one without an owner',
      [entity('a', 'sno1'), entity('b', 'sno1', 'two')],
      [['sno1', 'group:default/two']],
    ],
    [
      'does not know what is no reference, or about no cluster',
      [
        entity('a', 'sno1', ''),
        entity('b', 'sno2', 7),
        entity('c', undefined, 'x'),
        entity('d', 'sno3', 'x'.repeat(300)),
      ],
      [],
    ],
  ])('%s', (_what, entities, expected) => {
    expect([...ownersOf(entities)]).toEqual(expected);
  });
});

describe('OwnerRefresher', () => {
  function setup(
    queryEntities: (request: any) => Promise<any>,
    logger = mockServices.logger.mock(),
  ) {
    const clock = new ManualClock();
    const stored: Array<[Map<string, string>, string]> = [];
    const refresher = new OwnerRefresher({
      catalog: { queryEntities },
      auth: mockServices.auth(),
      store: {
        replace: async (owners, asOf) => {
          stored.push([new Map(owners), asOf]);
        },
      },
      clock,
      random: () => 0.5,
      logger,
    });
    return { clock, stored, refresher, logger };
  }

  it('reads all pages with credentials of its own, again every few minutes', async () => {
    const asked: any[] = [];
    const { clock, stored, refresher } = setup(async request => {
      asked.push(request);
      return request.cursor
        ? { items: [entity('b', 'sno2', 'south')], pageInfo: {} }
        : {
            items: [entity('a', 'sno1', 'north')],
            pageInfo: { nextCursor: 'more' },
          };
    });
    refresher.start();
    await clock.advance(1000);
    expect(stored).toEqual([
      [
        new Map([
          ['sno1', 'group:default/north'],
          ['sno2', 'group:default/south'],
        ]),
        '2026-11-22T10:00:00.000Z',
      ],
    ]);
    expect(asked[0].filter).toEqual({
      kind: 'Resource',
      'spec.type': 'kubernetes-cluster',
      'metadata.annotations.seedgen.io/cluster': CATALOG_FILTER_EXISTS,
    });
    expect(asked[0].fields).toContain('spec.owner');
    await clock.advance(5 * 60_000);
    expect(stored).toHaveLength(2);
    await refresher.stop();
  });

  it('keeps what was known while the catalog fails, says so once, and asks less often', async () => {
    let asked = 0;
    const { clock, stored, refresher, logger } = setup(async () => {
      asked += 1;
      throw new Error('not started yet');
    });
    refresher.start();
    await clock.advance(60 * 60_000);
    expect(stored).toEqual([]);
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThan(20);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    await refresher.stop();
  });

  it('soon asks a catalog again that knows no cluster yet', async () => {
    let items: Entity[] = [];
    const { clock, stored, refresher } = setup(async () => ({
      items,
      pageInfo: {},
    }));
    refresher.start();
    await clock.advance(1000);
    items = [entity('a', 'sno1', 'north')];
    await clock.advance(10_000);
    expect(stored.map(([owners]) => [...owners])).toEqual([
      [],
      [['sno1', 'group:default/north']],
    ]);
    await clock.advance(60_000);
    expect(stored).toHaveLength(2);
    await refresher.stop();
  });

  it('does not wait forever', async () => {
    const { clock, stored, refresher, logger } = setup(
      () => new Promise(() => {}),
    );
    refresher.start();
    await clock.advance(10 * 60_000);
    expect(stored).toEqual([]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    await refresher.stop();
  });
});

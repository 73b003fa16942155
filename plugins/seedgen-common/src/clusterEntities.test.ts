import * as fc from 'fast-check';
import {
  clusterClaimOf,
  entitiesByCluster,
  isClusterName,
  oddClusterEntities,
  type ClusterEntity,
} from './clusterEntities';

const entity = (
  name: string,
  cluster: string | undefined,
  over: Partial<ClusterEntity> & { namespace?: string } = {},
): ClusterEntity => {
  const { namespace, ...rest } = over;
  return {
    kind: 'Resource',
    metadata: {
      name,
      namespace,
      annotations:
        cluster === undefined ? {} : { 'seedgen.io/cluster': cluster },
    },
    spec: { type: 'kubernetes-cluster' },
    ...rest,
  };
};

describe('isClusterName', () => {
  it.each([
    ['sno4', true],
    ['4', true],
    ['edge-4.north', true],
    ['a'.repeat(253), true],
    ['', false],
    ['SNO4', false],
    ['sno4 ', false],
    ['-sno4', false],
    ['sno4.', false],
    ['snö4', false],
    ['sno_4', false],
    ['sno4\n', false],
    ['sno4\u200b', false],
    ['https://api.sno4', false],
    ['a'.repeat(254), false],
    [`${'a'.repeat(1_000_000)}!`, false],
  ])('of %.20s: %s', (text, expected) => {
    expect(isClusterName(text)).toBe(expected);
  });
});

describe('clusterClaimOf', () => {
  it.each<[string, ClusterEntity, object | undefined]>([
    ['a Resource of the type', entity('a', 'sno4'), { cluster: 'sno4' }],
    [
      'a Resource whose kind is written otherwise',
      entity('a', 'sno4', { kind: 'resource' }),
      { cluster: 'sno4' },
    ],
    ['no annotation', entity('a', undefined), undefined],
    ['an empty one', entity('a', ''), undefined],
    [
      'a Component',
      entity('a', 'sno4', { kind: 'Component' }),
      { problem: 'WrongKind' },
    ],
    [
      'a Resource of another type',
      entity('a', 'sno4', { spec: { type: 'database' } }),
      { problem: 'WrongKind' },
    ],
    [
      'a Resource without a type',
      entity('a', 'sno4', { spec: undefined }),
      { problem: 'WrongKind' },
    ],
    ['what is no name', entity('a', 'SNO4'), { problem: 'NotAName' }],
  ])('of %s', (_, given, expected) => {
    expect(clusterClaimOf(given)).toEqual(expected);
  });
});

const CLAIMS = [
  entity('z', 'sno4'),
  entity('b', 'sno4', { namespace: 'north' }),
  entity('a', 'sno4', { kind: 'Component' }),
  entity('B', 'sno1'),
  entity('c', 'SNO4'),
  entity('d', 'gone'),
  entity('e', undefined),
];

describe('entitiesByCluster', () => {
  it('has the first by reference in front, whatever the order, and no other kind', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(CLAIMS, { minLength: CLAIMS.length }),
        shuffled => {
          const found = entitiesByCluster(shuffled);
          expect(
            Object.fromEntries(
              [...found].map(([cluster, all]) => [
                cluster,
                all.map(({ metadata }) => metadata.name),
              ]),
            ),
          ).toEqual({ sno4: ['z', 'b'], sno1: ['B'], gone: ['d'] });
        },
      ),
    );
  });
});

describe('oddClusterEntities', () => {
  it('names what somebody should look at, in one order', () => {
    const known = new Set(['sno1', 'sno4']);
    const expected = [
      { problem: 'WrongKind', ref: 'component:default/a', annotation: 'sno4' },
      { problem: 'NotAName', ref: 'resource:default/c', annotation: 'SNO4' },
      {
        problem: 'UnknownCluster',
        ref: 'resource:default/d',
        annotation: 'gone',
      },
      {
        problem: 'SharedCluster',
        cluster: 'sno4',
        refs: ['resource:default/z', 'resource:north/b'],
      },
    ];
    expect(oddClusterEntities(CLAIMS, known)).toEqual(expected);
    expect(oddClusterEntities([...CLAIMS].reverse(), known)).toEqual(expected);
  });

  it('calls no name unknown where not all are known', () => {
    expect(oddClusterEntities([entity('d', 'gone')])).toEqual([]);
    expect(
      oddClusterEntities([entity('a', 'sno1')], new Set(['sno1'])),
    ).toEqual([]);
  });
});

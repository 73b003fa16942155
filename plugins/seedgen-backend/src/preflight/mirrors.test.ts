import { cases } from './__fixtures__/recertMirrors.json';
import { fakeCluster, object } from './__testUtils__';
import { failure } from './__testUtils__/checkResult';
import { ClusterReads } from './ClusterReads';
import { placesOf, readMirrors, type MirrorRule } from './mirrors';

const { signal } = new AbortController();
const reads = (objects: Parameters<typeof fakeCluster>[0]) =>
  new ClusterReads(fakeCluster(objects), signal);
const setOf = ({
  field,
  source,
  mirrors,
}: {
  field: string;
  source: string;
  mirrors: string[];
}) => object('set', {}, { spec: { [field]: [{ source, mirrors }] } });

const rule = (over: Partial<MirrorRule>): MirrorRule => ({
  source: 'a.example',
  mirrors: ['m.example'],
  pulls: 'digest',
  onlyMirrors: false,
  ...over,
});
const DIGEST = `@sha256:${'a'.repeat(64)}`;

describe('mirrors', () => {
  it.each(cases)('of $name', async ({ image, set, mirrors }) => {
    const rules = await readMirrors(reads({ [set.kind]: [setOf(set)] }));
    expect(rules.ok && placesOf(image, rules.value)).toEqual({
      mirrors,
      places: [...mirrors, image],
    });
  });

  it('are those of the longest source, whatever it is for', () => {
    const image = `a.example/b/c${DIGEST}`;
    const rules = [
      rule({}),
      rule({ source: 'a.example/b', mirrors: ['x.example', 'y.example'] }),
    ];
    expect(placesOf(image, rules).mirrors).toEqual([
      `x.example/c${DIGEST}`,
      `y.example/c${DIGEST}`,
    ]);
    expect(
      placesOf(image, [
        ...rules,
        rule({ source: 'a.example/b/c', pulls: 'tag' }),
      ]).mirrors,
    ).toEqual([]);
  });

  it('may be the only place', () => {
    expect(
      placesOf(`a.example/b${DIGEST}`, [rule({ onlyMirrors: true })]).places,
    ).toEqual([`m.example/b${DIGEST}`]);
  });

  it('are unknown where a kind may not be listed, and none where it is not known', async () => {
    expect(
      await readMirrors(reads({ ImageTagMirrorSet: failure('forbidden') })),
    ).toMatchObject({ ok: false });
    expect(
      await readMirrors(
        reads({ ImageContentSourcePolicy: failure('not-found') }),
      ),
    ).toEqual({ ok: true, value: [] });
  });

  it('take nothing from what is no set', async () => {
    const odd = [{ source: 3 }, null, { source: 'a.example', mirrors: [7] }];
    const rules = await readMirrors(
      reads({
        ImageDigestMirrorSet: [
          object('odd', {}, { spec: { imageDigestMirrors: odd } }),
          object('odder', {}, { spec: { imageDigestMirrors: 'x' } }),
        ],
      }),
    );
    expect(rules).toEqual({
      ok: true,
      value: [rule({ mirrors: [] })],
    });
  });
});

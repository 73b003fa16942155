import { parseChallenges } from './auth/challenge';
import { grantedActions } from './auth/grantedActions';
import { parseImageConfig, parseSeedClusterInfo } from './image/imageConfig';
import { chooseManifest } from './image/manifest';
import { nextPage } from './image/tags';

describe('parseChallenges', () => {
  it.each([
    [
      'Bearer realm="https://r.example/token",service="r.example",scope="repository:a:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://r.example/token',
            service: 'r.example',
            scope: 'repository:a:pull,push',
          },
        },
      ],
    ],
    ['Basic', [{ scheme: 'basic', parameters: {} }]],
    [
      'Basic realm="a \\"b\\"", Bearer realm=x',
      [
        { scheme: 'basic', parameters: { realm: 'a "b"' } },
        { scheme: 'bearer', parameters: { realm: 'x' } },
      ],
    ],
    [
      ['Basic realm=a', 'BEARER Realm = "b"'],
      [
        { scheme: 'basic', parameters: { realm: 'a' } },
        { scheme: 'bearer', parameters: { realm: 'b' } },
      ],
    ],
    [undefined, []],
    ['', []],
    ['"', []],
    ['Bearer realm="open', [{ scheme: 'bearer', parameters: {} }]],
    [
      'Bearer __proto__=x',
      [{ scheme: 'bearer', parameters: { ['__proto__']: 'x' } }],
    ],
  ])('reads %j', (header, expected) => {
    expect(
      parseChallenges(header).map(({ scheme, parameters }) => ({
        scheme,
        parameters: Object.fromEntries(Object.entries(parameters)),
      })),
    ).toEqual(expected);
    expect(({} as any).x).toBeUndefined();
  });
});

describe('grantedActions', () => {
  const token = (claims: unknown) =>
    `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
  it.each([
    [
      token({ access: [{ type: 'repository', name: 'a', actions: ['pull'] }] }),
      ['pull'],
    ],
    [
      token({ access: [{ type: 'repository', name: 'b', actions: ['push'] }] }),
      [],
    ],
    [token({ access: [{ type: 'repository', name: 'a', actions: null }] }), []],
    [token({ access: [] }), []],
    [token({}), undefined],
    ['opaque', undefined],
    ['a.b.c', undefined],
  ])('of %p', (value, expected) => {
    expect(grantedActions(value, 'a')).toEqual(expected);
  });
});

describe('parseImageConfig', () => {
  it.each([
    ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T10:00:00.123456789Z', '2026-03-01T10:00:00.123Z'],
    ['2026-03-01T10:00:00+02:00', '2026-03-01T08:00:00.000Z'],
    ['yesterday', undefined],
    [5, undefined],
    [null, undefined],
  ])('reads created %p', (created, expected) => {
    expect(parseImageConfig(JSON.stringify({ created }))?.created).toBe(
      expected,
    );
  });

  it('takes labels that are texts only', () => {
    const labels = {
      'com.openshift.lifecycle-agent.seed_format_version': 4,
      'com.openshift.lifecycle-agent.seed_cluster_info': '[]',
    };
    const read = parseImageConfig(
      JSON.stringify({ config: { Labels: labels } }),
    );
    expect(read?.seedFormatVersion).toBeUndefined();
    expect(read?.seedClusterInfo).toBeUndefined();
  });

  it.each(['', '[]', 'null', '"x"'])('is undefined for %p', text => {
    expect(parseImageConfig(text)).toBeUndefined();
  });
});

test('the label with the cluster is bounded', () => {
  const info = (more: object) =>
    JSON.stringify({ seed_cluster_ocp_version: '4.18.27', ...more });
  expect(parseSeedClusterInfo(info({ a: 'x'.repeat(65_536) }))).toBeUndefined();
  expect(parseSeedClusterInfo(info({ has_fips: 'yes' }))).toBeUndefined();
  expect(parseSeedClusterInfo(info({ __proto__: { admin: true } }))).toEqual({
    seed_cluster_ocp_version: '4.18.27',
  });
});

describe('chooseManifest', () => {
  const entry = (digest: string, platform?: [string, string]) => ({
    digest,
    platform: platform && { os: platform[0], architecture: platform[1] },
  });
  it.each([
    [[entry('a', ['linux', 'arm64']), entry('b', ['linux', 'amd64'])], 'b'],
    [[entry('a', ['linux', 'arm64']), entry('b', ['unknown', 'unknown'])], 'a'],
    [[entry('a')], 'a'],
    [
      [entry('a', ['linux', 'arm64']), entry('b', ['linux', 's390x'])],
      undefined,
    ],
    [[], undefined],
  ])('%#', (manifests, expected) => {
    expect(chooseManifest({ schemaVersion: 2, manifests })).toBe(expected);
  });
});

describe('nextPage', () => {
  const from = new URL('https://r.example/v2/a/tags/list?n=100');
  it.each([
    [
      '</v2/a/tags/list?last=x>; rel="next"',
      'https://r.example/v2/a/tags/list?last=x',
    ],
    ['<?last=x>; rel=next', 'https://r.example/v2/a/tags/list?last=x'],
    ['<https://e.example/v2/a/tags/list?last=x>; rel="next"', undefined],
    ['</v2/b/tags/list?last=x>; rel="next"', undefined],
    ['</v2/a/tags/list?n=100>; rel="next"', undefined],
    ['</v2/a/tags/list?last=x>; rel="prev"', undefined],
    ['<http://[>; rel="next"', undefined],
    [undefined, undefined],
  ])('of %p', (link, expected) => {
    expect(nextPage(link, from)?.href).toBe(expected);
  });
});

import { parseChallenges } from './auth/challenge';
import { grantedActions } from './auth/tokenAnswer';
import { parseImageConfig, parseSeedClusterInfo } from './image/imageConfig';
import { chooseManifest } from './image/manifest';
import { nextQuery } from './links';

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
      'bearer realm=https://infra.lab:8443/v2/token,service=x',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://infra.lab:8443/v2/token',
            service: 'x',
          },
        },
      ],
    ],
    [
      'Negotiate YIIabc==, Basic realm="x"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
      ],
    ],
    [
      'NTLM TlRMTVNTUAAB/w, Negotiate, Basic realm="x"',
      [
        { scheme: 'ntlm', parameters: {} },
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
      ],
    ],
    [
      'Digest realm="a", nonce=abc==, qop="auth,auth-int", Basic realm="b"',
      [
        {
          scheme: 'digest',
          parameters: { realm: 'a', nonce: 'abc==', qop: 'auth,auth-int' },
        },
        { scheme: 'basic', parameters: { realm: 'b' } },
      ],
    ],
    [
      'Bearer realm="https://a.example/t" , service = "b",scope="c d"',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://a.example/t',
            service: 'b',
            scope: 'c d',
          },
        },
      ],
    ],
    [
      'Bearer realm=https://a.example/t?x=1, Basic',
      [
        { scheme: 'bearer', parameters: { realm: 'https://a.example/t?x=1' } },
        { scheme: 'basic', parameters: {} },
      ],
    ],
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

describe('nextQuery', () => {
  it.each([
    ['</v2/a/tags/list?last=x>; rel="next"', 'last=x'],
    ['<?last=x>; rel=next', 'last=x'],
    ['<https://e.example/v2/a/tags/list?last=x#y>; rel="next"', 'last=x'],
    [['</a>; rel="prev"', '</b?last=x>; rel="next"'], 'last=x'],
    ['</v2/a/tags/list?last=x>; rel="prev"', undefined],
    ['</v2/a/tags/list?last=x>; rel="nextish"', undefined],
    ['</v2/a/tags/list?last=x>; title="rel=next"', undefined],
    ['</v2/a/tags/list?last=x>; rel="prev"; rel="next"', undefined],
    ['</v2/a/tags/list>; rel="next"', ''],
    ['</v2/a/tags/list?last=x; rel="next"', ''],
    ['</a?last=x>; rel="next', 'last=x'],
    ['</a?last=x>; rel', undefined],
    ['next', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j', (link, expected) => {
    expect(nextQuery(link)).toBe(expected);
  });

  it.each([
    '<',
    '<>;',
    '<>,',
    '<>;a="',
    '<>;a="\\',
    '<>; ; ',
    '<a?b=c>;rel=x ,',
  ])('takes no time over %p again and again', part => {
    const before = process.cpuUsage().user;
    nextQuery(part.repeat(1_000_000 / part.length));
    expect(process.cpuUsage(process.cpuUsage()).user).toBeLessThan(1e6);
    expect(process.cpuUsage().user - before).toBeLessThan(2_000_000);
  });
});

import * as fc from 'fast-check';
import {
  parseImageReference,
  parseSeedImageReference,
  printImageReference,
  seedImageTag,
  seedImageTagProblem,
  type ImageReference,
} from './imageReference';

const DIGEST = `sha256:${'a1'.repeat(32)}`;

describe('parseImageReference', () => {
  it.each<[string, ImageReference]>([
    [
      'infra.5g-deployment.lab:8443/ocp-sno1/seedimage-ibu-upgrade:4.18.27-x86_64',
      {
        registry: 'infra.5g-deployment.lab:8443',
        repository: 'ocp-sno1/seedimage-ibu-upgrade',
        tag: '4.18.27-x86_64',
      },
    ],
    ['quay.io/a', { registry: 'quay.io', repository: 'a' }],
    [
      'quay.io/a/b/c/d:1',
      { registry: 'quay.io', repository: 'a/b/c/d', tag: '1' },
    ],
    [
      'localhost:5000/a:1',
      { registry: 'localhost:5000', repository: 'a', tag: '1' },
    ],
    ['[::1]:5000/a:1', { registry: '[::1]:5000', repository: 'a', tag: '1' }],
    [
      '[2001:DB8::17]/a/b:1',
      { registry: '[2001:DB8::17]', repository: 'a/b', tag: '1' },
    ],
    [
      '[::ffff:192.0.2.1]:8443/a:1',
      { registry: '[::ffff:192.0.2.1]:8443', repository: 'a', tag: '1' },
    ],
    [
      'Registry.Example:8443/a:1',
      { registry: 'Registry.Example:8443', repository: 'a', tag: '1' },
    ],
    [
      '127.0.0.1:5000/a:1',
      { registry: '127.0.0.1:5000', repository: 'a', tag: '1' },
    ],
    [
      `quay.io/a/b@${DIGEST}`,
      { registry: 'quay.io', repository: 'a/b', digest: DIGEST },
    ],
    [
      `quay.io/a/b:1@${DIGEST}`,
      { registry: 'quay.io', repository: 'a/b', tag: '1', digest: DIGEST },
    ],
    [
      'quay.io/a__b/c.d/e---f:A_.-',
      { registry: 'quay.io', repository: 'a__b/c.d/e---f', tag: 'A_.-' },
    ],
  ])('reads %s', (text, reference) => {
    expect(parseImageReference(text)).toEqual(reference);
    expect(printImageReference(reference)).toBe(text);
  });

  it.each([
    ['', 'is empty'],
    [' ', 'has spaces'],
    ['\t', 'has spaces'],
    ['quay.io/acme/Seed:1', 'lower-case'],
    ['-v/:/host', 'does not begin with a registry host'],
    ['docker://quay.io/a/b:1', 'has a scheme'],
    ['https://quay.io/a/b:1', 'has a scheme'],
    ['quay.io/a/b:1\n--creds=x', 'has spaces, control characters'],
    ['quay.io/a/b:1 --creds=x', 'has spaces'],
    ['quay.io/../../v2/_catalog:1', 'lower-case'],
    ['quay.io/a/%2e%2e/b:1', 'lower-case'],
    ['quay.io/a//b:1', 'lower-case'],
    ['quay.io/a/b/:1', 'lower-case'],
    ['quay.io/:1', 'lower-case'],
    ['quay.io/', 'lower-case'],
    ['quay.io', 'names no registry host'],
    ['/a/b:1', 'names no registry host'],
    ['acme/seed:1', 'does not begin with a registry host'],
    ['qu\u0430y.io/a/b:1', 'outside ASCII'],
    ['quay\u3002io/a/b:1', 'outside ASCII'],
    ['quay.io/a/b:1\u202e', 'outside ASCII'],
    ['quay.io:0/a:1', 'has a port'],
    ['quay.io:65536/a:1', 'has a port'],
    ['quay.io:/a:1', 'does not begin with a registry host'],
    ['quay.io:80:80/a:1', 'does not begin with a registry host'],
    ['u:p@quay.io/a/b:1', 'has a user or a password'],
    ['-quay.io/a/b:1', 'does not begin with a registry host'],
    ['[::1/a:1', 'does not begin with a registry host'],
    ['[::1]x/a:1', 'does not begin with a registry host'],
    ['[]:5000/a:1', 'does not begin with a registry host'],
    ['[:::1]:5000/a:1', 'does not begin with a registry host'],
    ['[fe80::1%25eth0]:5000/a:1', 'does not begin with a registry host'],
    ['[fe80::1%eth0]:5000/a:1', 'does not begin with a registry host'],
    ['[1.2.3.4]:5000/a:1', 'does not begin with a registry host'],
    ['::1/a:1', 'does not begin with a registry host'],
    ['[::1]:0/a:1', 'has a port'],
    ['[::1]:/a:1', 'does not begin with a registry host'],
    ['quay..io/a:1', 'does not begin with a registry host'],
    ['quay.io./a:1', 'does not begin with a registry host'],
    ['quay-.io/a:1', 'does not begin with a registry host'],
    ['QUAY.io/A/b:1', 'lower-case'],
    ['quay.io/a/b:', 'has a tag'],
    ['quay.io/a/b:-1', 'has a tag'],
    ['quay.io/a/b:1:2', 'has a tag'],
    [`quay.io/a/b:${'x'.repeat(129)}`, 'has a tag'],
    ['quay.io/a/b@sha256:abc', 'has a digest'],
    [`quay.io/a/b@${DIGEST.toUpperCase()}`, 'has a digest'],
    [`quay.io/a/b@sha512:${'a'.repeat(128)}`, 'has a digest'],
    [`quay.io/a/b@${DIGEST}@${DIGEST}`, 'has a digest'],
    ['quay.io/a/b:$(reboot)', 'has a tag'],
    ["quay.io/a/b:1'", 'has a tag'],
    [`quay.io/${'a'.repeat(600)}`, 'is longer than'],
    [`quay.io/${'a'.repeat(248)}:1`, 'has a name longer than 255 characters'],
  ])('refuses %p', (text, why) => {
    expect(() => parseImageReference(text)).toThrow(why);
    expect(() => parseImageReference(text)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(/^ImageReferenceInvalid: /),
      }),
    );
  });

  it.each([
    'ann:hunter@r.example/ocp/seed:1',
    'ann:hun/ter@r.example/ocp/seed:1',
    'ann:hun@ter@r.example/ocp/seed:1',
    'https://ann:hunter@r.example/ocp/seed:1',
    'r.example/ann:hunter@ocp/seed:1',
    ' hunter@r.example/ocp/seed:1',
    `hunter@r.example/ocp/seed@sha256:${'a'.repeat(64)}`,
    'r.example/ocp/seed:1?token=hunter',
    'r.example/ocp/seed:1#hunter',
    `${'x'.repeat(600)}:hunter@r.example/ocp/seed:1`,
  ])('quotes no credential of %s', value => {
    const refused = () => parseImageReference(value);
    expect(refused).toThrow(/^ImageReferenceInvalid: /);
    expect(refused).not.toThrow(/hunter|hun|ter@/);
    expect(() => parseSeedImageReference(value)).not.toThrow(/hunter|hun|ter@/);
  });

  it.each([
    'hunter2',
    'password=hunter2',
    'bob:hunter2',
    'glpat-hunter2hunter2',
    'eyJhunter2.eyJhunter2.hunter2',
    'eyJhunter2/hunter2',
    '{"auths":{"r.example":{"auth":"hunter2"}}}',
    'auths: {r.example/a: hunter2}',
    '-u bob:hunter2 r.example/a:1',
    'bob:hunter2/a:1',
    'r.example/a:1 -p hunter2',
    'r.example/a:1\nhunter2',
    'r.example/a/$hunter2',
    'hunter2/hunter2',
  ])('quotes nothing of %s that is no part of a reference', value => {
    expect(() => parseImageReference(value)).toThrow(
      /^ImageReferenceInvalid: /,
    );
    expect(() => parseImageReference(value)).not.toThrow(/hunter2/);
  });

  it.each([
    ['quay.io', "'quay.io' names no registry host"],
    ['quay.io/Acme/seed:1', "'quay.io/Acme/seed:1' has a repository"],
    ['[::1]:0/a:1', "'[::1]:0/a:1' has a port"],
    ['r.example/ocp/seed:1?x', "'r.example/ocp/seed:1…'"],
  ])('shows of %s what is one', (value, shown) => {
    expect(() => parseImageReference(value)).toThrow(shown);
  });

  it('says what is wrong with a credential, and shows the rest', () => {
    expect(() =>
      parseImageReference('ann:hunter@r.example/ocp/seed:1'),
    ).toThrow("'…@r.example/ocp/seed:1' has a user or a password");
  });

  it.each([undefined, null, 7, {}, ['quay.io/a:1']])(
    'refuses %p, which is no text',
    value => {
      expect(() => parseImageReference(value as string)).toThrow(
        /^ImageReferenceInvalid/,
      );
    },
  );

  it('shows what was given escaped and cut', () => {
    const error = (text: string) => {
      try {
        parseImageReference(text);
      } catch (thrown) {
        return (thrown as Error).message;
      }
      throw new Error('was accepted');
    };
    expect(error('a\r\nforged line')).not.toMatch(/[\r\n]/);
    expect(error('x'.repeat(5_000)).length).toBeLessThan(400);
  });
});

describe('parseSeedImageReference', () => {
  it('wants a tag that says something, and no digest', () => {
    expect(parseSeedImageReference('quay.io/a/b:1').tag).toBe('1');
    for (const text of [
      'quay.io/a/b',
      'quay.io/a/b:latest',
      `quay.io/a/b:1@${DIGEST}`,
    ]) {
      expect(() => parseSeedImageReference(text)).toThrow(
        /^ImageReferenceInvalid/,
      );
    }
  });
});

describe('seedImageTag', () => {
  it('is version and architecture', () => {
    expect(seedImageTag('4.18.27', 'x86_64')).toBe('4.18.27-x86_64');
  });
});

/** Refused with a reason code, or without anything that a shell, an option or a path is made of. */
function refusedOrHarmless(text: string): boolean {
  let parsed: ImageReference;
  try {
    parsed = parseImageReference(text);
  } catch (error) {
    return /^ImageReferenceInvalid: /.test((error as Error).message);
  }
  return (
    /^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/.test(text) &&
    // A tag may have two dots, but no slash, so it is no path.
    !/\/[^/]*\.\.|\/\//.test(`/${parsed.repository}/`) &&
    !parsed.tag?.includes('/') &&
    printImageReference(parsed) === text
  );
}

describe('any text', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
  const host = fc
    .tuple(
      fc.array(label, { minLength: 2, maxLength: 4 }),
      fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }),
    )
    .map(([labels, port]) =>
      port === undefined ? labels.join('.') : `${labels.join('.')}:${port}`,
    );
  const component = fc
    .tuple(
      fc.stringMatching(/^[a-z0-9]{1,6}$/),
      fc.constantFrom('.', '_', '__', '-', '--'),
      fc.stringMatching(/^[a-z0-9]{1,6}$/),
    )
    .map(parts => parts.join(''));
  const reference: fc.Arbitrary<ImageReference> = fc.record(
    {
      registry: host,
      repository: fc
        .array(component, { minLength: 1, maxLength: 4 })
        .map(parts => parts.join('/')),
      tag: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/),
      digest: fc.stringMatching(/^[a-f0-9]{64}$/).map(hex => `sha256:${hex}`),
    },
    { requiredKeys: ['registry', 'repository'] },
  );

  it('that is printed from a reference is read as the same one', () => {
    fc.assert(
      fc.property(reference, given => {
        expect(parseImageReference(printImageReference(given))).toEqual({
          tag: undefined,
          digest: undefined,
          ...given,
        });
      }),
    );
  });

  it('that is accepted has nothing that a shell, an option or a path could be made of', () => {
    const nearly = fc
      .tuple(reference, fc.nat(60), fc.string({ maxLength: 4 }))
      .map(([given, at, noise]) => {
        const text = printImageReference(given);
        return text.slice(0, at) + noise + text.slice(at);
      });
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), text => {
        expect(refusedOrHarmless(text)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('seedImageTagProblem', () => {
  const release = { version: '4.18.27', architecture: 'x86_64' };

  it.each([
    '4.18.27-x86_64',
    '4.18.27-x86_64-2',
    '4.18.27-x86_64.20261130',
    '4.18.27-x86_64_b',
  ])('has nothing to say of %s', tag => {
    expect(seedImageTagProblem(tag, release)).toBeUndefined();
  });

  it.each([
    '4.18.26-x86_64',
    '4.18.27-x86_644',
    '4.18.27-x86_64-',
    '4.18.27-aarch64',
    '4.18.27',
    'v4.18.27-x86_64',
    '',
  ])('says what is wrong with %j, and what would do', tag => {
    expect(seedImageTagProblem(tag, release)).toEqual({
      message: `The tag ${tag} does not say what the image will be: release 4.18.27 for x86_64.`,
      remedy:
        'Use the tag 4.18.27-x86_64, with a suffix such as 4.18.27-x86_64-2 if you like.',
      wanted: '4.18.27-x86_64',
    });
  });
});

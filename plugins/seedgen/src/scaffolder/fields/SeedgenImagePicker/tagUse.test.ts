import type {
  PreflightReport,
  Run,
  SeedImageRecord,
  Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
import { tagUseOf, takenTags } from './tagUse';

const IMAGE = 'r.example/ocp-sno1/seed:1';
const at = (minute: number) =>
  new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

const seed: SeedImageRecord = {
  runId: 'r1',
  cluster: 'sno1',
  image: IMAGE,
  digest: 'sha256:aa',
  sizeBytes: 1,
  verifiedAt: at(10),
  requestedBy: 'user:default/jane',
};
const run = { id: 'r2', seedImage: IMAGE } as Run;
const preflight = (
  status: 'pass' | 'fail' | 'warn' | 'unknown',
  minute: number,
) =>
  ({
    seedImage: IMAGE,
    finishedAt: at(minute),
    checks: [{ id: 'tag-free', status, found: 'sha256:aa' }],
  } as unknown as PreflightReport);
const look = (part: object, minute: number) =>
  ({
    at: at(minute),
    image: IMAGE,
    verdict: 'unknown',
    proofs: [],
    ...part,
  } as Verification);
const found = { details: { digest: 'sha256:bb' } };
const free = { failure: { code: 'not-found', message: 'no such tag' } };
const away = { failure: { code: 'refused', message: 'did not answer' } };

describe('tagUseOf', () => {
  const seenAs = (state: 'here' | 'moved' | 'absent' | 'unknown') => ({
    ...seed,
    locations: [
      {
        image: IMAGE,
        registry: 'r.example',
        state,
        checkedAt: at(20),
        ...(state === 'moved' && { digestFound: 'sha256:bb' }),
      },
    ],
  });

  it.each([
    ['here', { is: 'seed', at: at(10) }],
    ['unknown', { is: 'seed', at: at(10) }],
    ['moved', { is: 'used', at: at(20), digest: 'sha256:bb' }],
    ['absent', { is: 'free', at: at(20) }],
  ] as const)('does not name a seed whose tag is %s', (state, use) => {
    const known = tagUseOf(IMAGE, { seeds: [seenAs(state)] });
    expect(known).toMatchObject(use);
    expect('record' in known && known.record !== undefined).toBe(
      use.is === 'seed',
    );
  });

  it.each([
    ['nothing', {}, { is: 'unknown' }],
    ['a run', { runs: [run], seeds: [seed] }, { is: 'run', run }],
    ['a proven seed', { seeds: [seed] }, { is: 'seed', record: seed }],
    ['another image', { seeds: [{ ...seed, image: 'x' }] }, { is: 'unknown' }],
    [
      'a preflight before the seed',
      { seeds: [seed], preflight: preflight('pass', 5) },
      { is: 'seed' },
    ],
    [
      'a preflight after it',
      { seeds: [seed], preflight: preflight('pass', 15) },
      { is: 'free', at: at(15) },
    ],
    [
      'a preflight that met it',
      { seeds: [{ ...seed, image: 'x' }], preflight: preflight('fail', 15) },
      { is: 'used', digest: 'sha256:aa', record: { runId: 'r1' } },
    ],
    [
      'a preflight that could not look',
      { preflight: preflight('unknown', 1) },
      { is: 'unknown' },
    ],
    [
      'a look that found what nobody here pushed',
      { seeds: [seed], look: look(found, 20) },
      { is: 'used', at: at(20), digest: 'sha256:bb', record: undefined },
    ],
    [
      'a look that found what may not be seen',
      {
        look: look(
          {
            failure: {
              code: 'forbidden',
              message: 'in use',
              missingRule: 'seedgen.cluster.read',
            },
          },
          20,
        ),
      },
      { is: 'used', digest: undefined, record: undefined },
    ],
    [
      'a look that the registry did not allow',
      {
        look: look(
          {
            failure: { code: 'forbidden', message: 'no', missingRule: 'pull' },
          },
          20,
        ),
      },
      { is: 'failed', message: 'no' },
    ],
    [
      'a preflight that met what it does not name',
      {
        preflight: {
          ...preflight('fail', 15),
          checks: [{ id: 'tag-free', status: 'fail', found: 'an image' }],
        } as unknown as PreflightReport,
      },
      { is: 'used', digest: undefined, record: undefined },
    ],
    [
      'a look that found none',
      { look: look(free, 20) },
      { is: 'free', at: at(20) },
    ],
    [
      'a look without an answer',
      { look: look(away, 20) },
      { is: 'failed', message: 'did not answer' },
    ],
    [
      'a look without an answer, and a seed',
      { seeds: [seed], look: look(away, 20) },
      { is: 'seed' },
    ],
    [
      'a look at another image',
      { look: look({ ...free, image: 'x' }, 20) },
      { is: 'unknown' },
    ],
  ])('knows by %s', (_, sources, use) => {
    expect(tagUseOf(IMAGE, sources)).toMatchObject(use);
  });

  it('lists the tags that are taken in a repository', () => {
    expect(
      takenTags('r.example', 'ocp-sno1/seed', {
        seeds: [seed, { ...seed, image: 'r.example/ocp-sno1/seed2:9' }],
        runs: [{ ...run, seedImage: 'r.example/ocp-sno1/seed:2' }],
      }),
    ).toEqual(['1', '2']);
  });
});

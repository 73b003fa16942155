import type { ImageDetails } from '@seedgen/backstage-plugin-seedgen-common';
import type { VerificationExpectation } from './types';
import { verifyImage } from './verify';

const AT = new Date('2026-11-22T10:10:00.000Z');
const BEFORE = `sha256:${'0'.repeat(64)}`;

const IMAGE: ImageDetails = {
  digest: `sha256:${'1'.repeat(64)}`,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  sizeBytes: 15_000_000_000,
  created: '2026-11-22T10:05:00.000Z',
  architecture: 'amd64',
  os: 'linux',
  seedFormatVersion: '4',
  seedClusterInfo: {
    seed_cluster_ocp_version: '4.18.27',
    cluster_name: 'sno1',
    base_domain: '5g-deployment.lab',
  },
};

const EXPECTED: VerificationExpectation = {
  image: 'registry.example/ocp/seed:4.18.27-x86_64',
  cluster: 'sno1',
  clusterName: 'sno1',
  baseDomain: '5g-deployment.lab',
  version: '4.18.27',
  architecture: 'x86_64',
  window: {
    from: '2026-11-22T10:00:00.000Z',
    until: '2026-11-22T10:10:00.000Z',
  },
  digestBefore: BEFORE,
};

const info = (change: object) => ({
  seedClusterInfo: { ...IMAGE.seedClusterInfo!, ...change },
});

describe('verifyImage', () => {
  it('verifies the seed that was asked for', () => {
    const result = verifyImage(IMAGE, EXPECTED, AT);
    expect(result.verdict).toBe('verified');
    expect(result.proofs.map(({ status }) => status)).toEqual(
      Array(9).fill('pass'),
    );
  });

  const identity = (expected: Partial<VerificationExpectation>) => {
    const { proofs, verdict } = verifyImage(
      IMAGE,
      { ...EXPECTED, ...expected },
      AT,
    );
    return [proofs.find(({ id }) => id === 'cluster-identity'), verdict];
  };

  it.each<[string, VerificationExpectation['rivals']]>([
    ['nobody else', []],
    ['a cluster of another name', [{ name: 'sno2' }]],
    [
      'a cluster of that name in another domain',
      [{ name: 'sno1', baseDomain: 'other.example' }],
    ],
  ])(
    'names the cluster beyond doubt where %s was asked to push',
    (_, rivals) => {
      expect(identity({ rivals })).toEqual([
        expect.objectContaining({
          status: 'pass',
          found: expect.stringMatching(
            /^sno1\.5g-deployment\.lab, by name and domain/,
          ),
        }),
        'verified',
      ]);
    },
  );

  it.each<[string, VerificationExpectation['rivals']]>([
    [
      'one of the same name and domain',
      [{ name: 'sno1', baseDomain: '5g-deployment.lab' }],
    ],
    ['one of that name whose domain is not known', [{ name: 'sno1' }]],
  ])('says that it cannot where %s was asked to push, too', (_, rivals) => {
    expect(identity({ rivals })).toEqual([
      expect.objectContaining({
        status: 'unknown',
        found: expect.stringContaining('no id that tells them apart'),
      }),
      'unknown',
    ]);
  });

  it('says that it goes by the name alone where no domain is known', () => {
    const [proof] = identity({ rivals: [], baseDomain: undefined });
    expect(proof).toMatchObject({
      status: 'pass',
      found: expect.stringContaining('by name alone'),
    });
  });

  it.each<[string, Partial<ImageDetails>, string]>([
    ['another platform', { architecture: 'arm64' }, 'platform'],
    ['another format', { seedFormatVersion: '3' }, 'seed-format'],
    ['no format', { seedFormatVersion: undefined }, 'seed-format'],
    [
      'another release',
      info({ seed_cluster_ocp_version: '4.18.28' }),
      'cluster-version',
    ],
    ['another cluster', info({ cluster_name: 'sno2' }), 'cluster-name'],
    ['another domain', info({ base_domain: 'example' }), 'cluster-domain'],
    ['no label', { seedClusterInfo: undefined }, 'cluster-name'],
    ['an older image', { created: '2026-11-21T10:05:00.000Z' }, 'created'],
    ['one from the future', { created: '2027-01-01T00:00:00.000Z' }, 'created'],
    ['no layers', { sizeBytes: 0 }, 'size'],
    ['the digest of before', { digest: BEFORE }, 'digest-new'],
  ])('rejects %s', (_, change, proof) => {
    const result = verifyImage({ ...IMAGE, ...change }, EXPECTED, AT);
    expect(result.verdict).toBe('rejected');
    expect(result.proofs.find(({ id }) => id === proof)?.status).toBe('fail');
  });

  it.each<[string, Partial<ImageDetails>, Partial<VerificationExpectation>]>([
    ['no time', { created: undefined }, {}],
    ['an unknown release of the cluster', {}, { version: undefined }],
    ['an unknown architecture of the cluster', {}, { architecture: undefined }],
  ])('does not know with %s', (_, image, expected) => {
    expect(
      verifyImage({ ...IMAGE, ...image }, { ...EXPECTED, ...expected }, AT)
        .verdict,
    ).toBe('unknown');
  });

  it('does not know an image that could not be read', () => {
    expect(verifyImage(undefined, EXPECTED, AT)).toMatchObject({
      verdict: 'unknown',
      proofs: [{ id: 'manifest', status: 'unknown' }],
    });
  });

  it('bears with clocks that differ by ten minutes, and with no more', () => {
    const verdict = (created: string) =>
      verifyImage({ ...IMAGE, created }, EXPECTED, AT).verdict;
    expect(verdict('2026-11-22T09:50:00.000Z')).toBe('verified');
    expect(verdict('2026-11-22T09:49:59.000Z')).toBe('rejected');
    expect(verdict('2026-11-22T10:20:00.000Z')).toBe('verified');
    expect(verdict('2026-11-22T10:20:01.000Z')).toBe('rejected');
  });

  it('judges without a run by labels and platform alone', () => {
    const { window: _, digestBefore: __, ...standing } = EXPECTED;
    expect(verifyImage(IMAGE, standing, AT)).toMatchObject({
      verdict: 'verified',
    });
  });

  it('does not show labels at any length', () => {
    const result = verifyImage(
      { ...IMAGE, ...info({ cluster_name: 'x'.repeat(5_000_000) }) },
      EXPECTED,
      AT,
    );
    const { found } = result.proofs.find(({ id }) => id === 'cluster-name')!;
    expect(found!.length).toBeLessThanOrEqual(300);
  });
});

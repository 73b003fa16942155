import type {
  ImageDetails,
  SeedClusterInfo,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { FleetRow, UpgradeTarget } from '../fleet/list/types';
import { compareWithSeed } from './compatibility';
import { listCompatibility } from './listCompatibility';

const INFO: SeedClusterInfo = {
  seed_cluster_ocp_version: '4.18.27',
  has_proxy: false,
  has_fips: false,
  additionalTrustBundle: {
    hasUserCaBundle: true,
    proxyConfigmapName: 'user-ca-bundle',
  },
  container_storage_mountpoint_target:
    '/dev/disk/by-partlabel/var-lib-containers',
};
const SEED: ImageDetails = {
  digest: `sha256:${'ab'.repeat(32)}`,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  sizeBytes: 1,
  architecture: 'amd64',
  os: 'linux',
  seedFormatVersion: '4',
  seedClusterInfo: INFO,
};
const TARGET: UpgradeTarget = {
  version: '4.17.9',
  architecture: 'x86_64',
  configuration: {
    hasProxy: false,
    hasFips: false,
    trustBundle: {
      hasUserCaBundle: true,
      proxyConfigmapName: 'user-ca-bundle',
    },
  },
  mountTarget: '/dev/disk/by-partlabel/var-lib-containers',
};
const info = (over: Partial<SeedClusterInfo>): ImageDetails => ({
  ...SEED,
  seedClusterInfo: { ...INFO, ...over },
});
const configured = (
  over: Partial<NonNullable<UpgradeTarget['configuration']>>,
): UpgradeTarget => ({
  ...TARGET,
  configuration: { ...TARGET.configuration, ...over },
});

describe('compareWithSeed', () => {
  it('fits where every comparison says so', () => {
    const { verdict, reasons } = compareWithSeed(SEED, TARGET);
    expect(verdict).toBe('fits');
    expect(reasons.map(({ id, status }) => [id, status])).toEqual(
      [
        'seed-format',
        'version',
        'architecture',
        'proxy',
        'fips',
        'trust-bundle',
        'proxy-trust',
        'mount-target',
      ].map(id => [id, 'pass']),
    );
  });

  it.each<[string, ImageDetails, UpgradeTarget, string, string?, string?]>([
    [
      'an older format',
      { ...SEED, seedFormatVersion: '3' },
      TARGET,
      'seed-format',
      '3',
      '4',
    ],
    [
      'no format',
      { ...SEED, seedFormatVersion: undefined },
      TARGET,
      'seed-format',
      'not there',
      '4',
    ],
    [
      'the same version',
      SEED,
      { ...TARGET, version: '4.18.27' },
      'version',
      '4.18.27',
      'lower than 4.18.27',
    ],
    ['a higher version', SEED, { ...TARGET, version: '4.18.30' }, 'version'],
    [
      'a version that is higher by number',
      info({ seed_cluster_ocp_version: '4.9.9' }),
      { ...TARGET, version: '4.10.0' },
      'version',
    ],
    [
      'a candidate of the same version',
      info({ seed_cluster_ocp_version: '4.18.27-rc.1' }),
      { ...TARGET, version: '4.18.27' },
      'version',
    ],
    [
      'another architecture',
      SEED,
      { ...TARGET, architecture: 'aarch64' },
      'architecture',
      'arm64',
      'amd64',
    ],
    [
      'a proxy that the seed has not',
      SEED,
      configured({ hasProxy: true }),
      'proxy',
      'yes',
      'no',
    ],
    [
      'no proxy, where the seed has one',
      info({ has_proxy: true }),
      TARGET,
      'proxy',
      'no',
      'yes',
    ],
    [
      'a proxy, where the seed does not say',
      info({ has_proxy: undefined }),
      configured({ hasProxy: true }),
      'proxy',
    ],
    [
      'a proxy, where the seed has no label',
      { ...SEED, seedClusterInfo: undefined },
      configured({ hasProxy: true }),
      'proxy',
    ],
    [
      'FIPS that the seed has not',
      SEED,
      configured({ hasFips: true }),
      'fips',
      'yes',
      'no',
    ],
    [
      'no FIPS, where the seed has it',
      info({ has_fips: true }),
      TARGET,
      'fips',
    ],
    [
      'no certificates, where the seed has some',
      info({
        additionalTrustBundle: {
          hasUserCaBundle: true,
          proxyConfigmapName: '',
        },
      }),
      configured({
        trustBundle: { hasUserCaBundle: false, proxyConfigmapName: '' },
      }),
      'trust-bundle',
      'no',
      'yes',
    ],
    [
      'another ConfigMap of certificates for the proxy',
      SEED,
      configured({
        trustBundle: { hasUserCaBundle: true, proxyConfigmapName: '' },
      }),
      'proxy-trust',
      'none',
      'user-ca-bundle',
    ],
    [
      'another disk under container storage',
      SEED,
      { ...TARGET, mountTarget: '/dev/vdb1' },
      'mount-target',
      '/dev/vdb1',
      '/dev/disk/by-partlabel/var-lib-containers',
    ],
  ])('does not fit with %s', (...[, details, target, id, found, wanted]) => {
    const { verdict, reasons } = compareWithSeed(details, target);
    expect(verdict).toBe('does-not-fit');
    const failed = reasons.filter(({ status }) => status === 'fail');
    expect(failed.map(reason => reason.id)).toEqual([id]);
    expect(failed[0]).toMatchObject(found ? { found, wanted } : {});
  });

  it.each<[string, ImageDetails | undefined, UpgradeTarget, string[]]>([
    [
      'the version of the cluster',
      SEED,
      { ...TARGET, version: undefined },
      ['version'],
    ],
    [
      'a version that is none',
      info({ seed_cluster_ocp_version: 'latest' }),
      TARGET,
      ['version'],
    ],
    [
      'the configuration of the cluster',
      SEED,
      { ...TARGET, configuration: undefined },
      ['proxy', 'fips', 'trust-bundle', 'proxy-trust'],
    ],
    ['FIPS alone', SEED, configured({ hasFips: undefined }), ['fips']],
    [
      'the mount unit of the cluster',
      SEED,
      { ...TARGET, mountTarget: undefined },
      ['mount-target'],
    ],
    [
      'what an older seed does not say of certificates and mounts',
      info({
        additionalTrustBundle: undefined,
        container_storage_mountpoint_target: undefined,
      }),
      TARGET,
      ['trust-bundle', 'proxy-trust', 'mount-target'],
    ],
  ])('is unknown without %s', (_what, details, target, ids) => {
    const { verdict, reasons } = compareWithSeed(details, target);
    expect(verdict).toBe('unknown');
    expect(reasons.filter(({ status }) => status !== 'pass')).toMatchObject(
      ids.map(id => ({ id, status: 'unknown' })),
    );
  });

  it('is unknown, and never fine, of a seed and a cluster of which nothing is known', () => {
    const { verdict, reasons } = compareWithSeed(undefined, {});
    expect(verdict).toBe('unknown');
    expect(new Set(reasons.map(({ status }) => status))).toEqual(
      new Set(['unknown']),
    );
  });

  it('is no fit once something speaks against it, whatever else is unknown', () => {
    expect(compareWithSeed(SEED, { architecture: 'aarch64' }).verdict).toBe(
      'does-not-fit',
    );
  });
});

describe('listCompatibility', () => {
  const row = (name: string, target: UpgradeTarget): FleetRow => ({
    name,
    title: `Site ${name}`,
    state: 'ready',
    target,
  });
  const rows = [
    row('sno3', TARGET),
    row('sno1', { ...TARGET, asOf: '2026-11-22T10:00:00.000Z' }),
    row('sno2', configured({ hasProxy: true })),
    row('sno4', {}),
  ];

  it('goes through all in the order of their names, page by page', () => {
    const first = listCompatibility(SEED, rows, { limit: 2 });
    expect(
      first.items.map(({ cluster, verdict }) => [cluster, verdict]),
    ).toEqual([
      ['sno1', 'fits'],
      ['sno2', 'does-not-fit'],
    ]);
    expect(first).toMatchObject({
      total: 4,
      counts: { fits: 2, 'does-not-fit': 1, unknown: 1 },
    });
    expect(first.items[0].asOf).toBe('2026-11-22T10:00:00.000Z');
    const second = listCompatibility(SEED, rows, {
      limit: 2,
      cursor: first.nextCursor,
    });
    expect(second.items.map(({ cluster }) => cluster)).toEqual([
      'sno3',
      'sno4',
    ]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('filters by verdict and text, and counts all the same', () => {
    const page = listCompatibility(SEED, rows, {
      verdict: 'fits',
      q: 'SITE sno3',
    });
    expect(page.items.map(({ cluster }) => cluster)).toEqual(['sno3']);
    expect(page.total).toBe(1);
    expect(page.counts.fits).toBe(2);
  });

  it('refuses a cursor of another list', () => {
    expect(() => listCompatibility(SEED, rows, { cursor: 'WyJhIl0' })).toThrow(
      /^CursorInvalid: /,
    );
  });
});

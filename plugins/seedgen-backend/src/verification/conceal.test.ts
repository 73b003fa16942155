import type { ImageDetails } from '@seedgen/backstage-plugin-seedgen-common';
import { concealForeign } from './conceal';
import { verifyImage } from './verify';

const AT = new Date('2026-11-22T10:00:00Z');
const IMAGE = 'registry.example/ocp/seed:4.18.27-x86_64';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const detailsOf = (name?: string, domain?: string): ImageDetails => ({
  digest: DIGEST,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  sizeBytes: 1,
  architecture: 'arm64',
  os: 'linux',
  seedFormatVersion: '4',
  ...(name && {
    seedClusterInfo: {
      seed_cluster_ocp_version: '4.18.27',
      cluster_name: name,
      base_domain: domain,
    },
  }),
});
const own = { clusterName: 'sno1', baseDomain: 'lab.example' };
const conceal = (details: ImageDetails) =>
  concealForeign(
    verifyImage(
      details,
      {
        image: IMAGE,
        cluster: 'sno1',
        baseDomain: own.baseDomain,
        architecture: 'x86_64',
      },
      AT,
    ),
    own,
  );

it.each([
  ['another cluster', 'sno2', 'lab.example'],
  ['one of the same name in another domain', 'sno1', 'other.example'],
  ['another cluster without a domain', 'sno2', undefined],
])('a run says of an image of %s only that', (_, name, domain) => {
  const concealed = conceal(detailsOf(name, domain));
  expect(concealed.verdict).toBe('rejected');
  expect(concealed.details).toBeUndefined();
  const text = JSON.stringify(concealed);
  for (const secret of ['sno2', 'other.example', DIGEST, 'arm64']) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain('another cluster');
});

it.each([
  ['its own', 'sno1', 'lab.example'],
  ['its own without a domain', 'sno1', undefined],
  ['nobody', undefined, undefined],
])('a run says all of an image of %s', (_, name, domain) => {
  expect(conceal(detailsOf(name, domain))).toMatchObject({
    details: { digest: DIGEST },
  });
});

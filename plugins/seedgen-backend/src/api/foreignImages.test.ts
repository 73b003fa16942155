import type {
  ImageDetails,
  VerificationReport,
} from '@seedgen/backstage-plugin-seedgen-common';
import request from 'supertest';
import { DIGEST, fakeServices } from '../__testUtils__/fakeServices';
import { allowAll, onlyClusters, testApp } from '../__testUtils__/testApp';
import { verifyImage } from '../verification';

jest.setTimeout(60_000);

const AT = '2026-11-22T10:00:00.000Z';
const IMAGE = 'registry.example/ocp/seed:4.18.27-x86_64';

/** A seed of sno2, as a look on behalf of sno1 finds it. */
const details: ImageDetails = {
  digest: DIGEST,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  sizeBytes: 15_123_456_789,
  created: '2026-11-20T01:02:03.000Z',
  architecture: 'amd64',
  os: 'linux',
  seedFormatVersion: '4',
  seedClusterInfo: {
    seed_cluster_ocp_version: '4.18.11',
    cluster_name: 'sno2',
    base_domain: 'secret-domain.example',
    node_ip: '192.0.2.77',
  },
};
// Whatever of it must not be seen.
const SECRETS = [
  DIGEST,
  DIGEST.slice(7, 20),
  '4.18.11',
  'sno2',
  'secret-domain',
  '192.0.2.77',
  '15123456789',
  '2026-11-20',
];

function appWith(report: Partial<VerificationReport>) {
  const services = fakeServices();
  const asked: unknown[] = [];
  services.verifications.get = async id => ({
    id,
    cluster: 'sno1',
    image: IMAGE,
    state: 'done',
    startedAt: AT,
    ...report,
  });
  services.imageClaims = {
    othersOf: async image => {
      asked.push(image);
      return ['sno2'];
    },
  };
  return { test: testApp({ services }), asked };
}
const result = verifyImage(
  details,
  { image: IMAGE, cluster: 'sno1', version: '4.18.27' },
  new Date(AT),
);
const read = (app: Parameters<typeof request>[0]) =>
  request(app).get('/verifications/some-id').expect(200);

describe('of an image of sno2 that is looked at for sno1', () => {
  it('who may read sno1 alone learns only that the tag is taken', async () => {
    const { test, asked } = appWith({ result });
    test.policy = onlyClusters('sno1');
    const { body } = await read(test.app);
    expect(body).toMatchObject({
      state: 'done',
      result: {
        image: IMAGE,
        verdict: 'unknown',
        failure: { code: 'forbidden' },
        proofs: [{ id: 'manifest', status: 'unknown' }],
      },
    });
    expect(body.result).not.toHaveProperty('details');
    for (const secret of SECRETS) {
      expect(JSON.stringify(body)).not.toContain(secret);
    }
    expect(asked).toEqual([
      {
        cluster: 'sno1',
        image: IMAGE,
        digest: DIGEST,
        info: details.seedClusterInfo,
      },
    ]);
  });

  it.each([
    ['both', onlyClusters('sno1', 'sno2')],
    ['all', allowAll],
  ])('who may read %s learns all', async (_, policy) => {
    const { test } = appWith({ result });
    test.policy = policy;
    const { body } = await read(test.app);
    expect(body.result).toMatchObject({
      verdict: 'rejected',
      details: { digest: DIGEST },
    });
  });

  it('no failure names its digest', async () => {
    const failure = {
      code: 'protocol' as const,
      message: `Reading the manifest ${DIGEST} failed`,
    };
    const { test } = appWith({
      result: {
        at: AT,
        image: IMAGE,
        verdict: 'unknown',
        failure,
        proofs: [
          {
            id: 'manifest',
            title: 'Manifest',
            status: 'unknown',
            found: failure.message,
          },
        ],
      },
    });
    for (const code of ['protocol', 'not-found'] as const) {
      failure.code = code as typeof failure.code;
      test.policy = onlyClusters('sno1');
      const { body } = await read(test.app);
      expect(body.result.failure.code).toBe(
        code === 'not-found' ? 'not-found' : 'forbidden',
      );
      expect(JSON.stringify(body)).not.toContain(DIGEST);
    }
  });

  it('nothing is asked of the database while there is no result', async () => {
    const { test, asked } = appWith({ state: 'running' });
    test.policy = onlyClusters('sno1');
    expect((await read(test.app)).body).toMatchObject({ state: 'running' });
    expect(asked).toEqual([]);
  });
});

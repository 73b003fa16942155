import {
  imagerLog,
  messageOf,
  useGenerationTests,
} from '../../../world/testing/generations';
import {
  authFile,
  hasEnded,
  requestSeed,
  seedGenerator,
  shown,
} from '../../../world/testing/testCluster';
import type { SeedRequest } from '../../../world/testing/testCluster';

const { registry, start, seed } = useGenerationTests();

describe('T4: the push is refused', () => {
  it.each<[string, () => Partial<SeedRequest>, RegExp]>([
    [
      'with a wrong password',
      () => ({ auth: authFile(registry().host, 'lab-push', 'wrong') }),
      /unable to retrieve auth token: invalid username\/password: unauthorized: /,
    ],
    [
      'to an account that may only read',
      () => ({
        auth: authFile(
          registry().host,
          registry().readOnlyUser.name,
          registry().readOnlyUser.password,
        ),
      }),
      /initiating layer upload to \/v2\/sno1\/failing\/blobs\/uploads\/ in 127\.0\.0\.1:\d+: (denied|unauthorized): /,
    ],
    [
      'to a full namespace',
      () => {
        registry().faults.refusePush = { '*': 'quota' };
        return {};
      },
      /Quota has been exceeded on namespace/,
    ],
    [
      'by a host without a name',
      () => ({ seedImage: 'registry.invalid:8443/a/b:c' }),
      /pinging container registry|dial tcp: lookup registry\.invalid on \S+: no such host/,
    ],
    [
      'by a port where nobody listens',
      () => ({ seedImage: '127.0.0.1:1/a/b:c' }),
      /pinging container registry 127\.0\.0\.1:1: Get .* dial tcp 127\.0\.0\.1:1: connect: connection refused/,
    ],
    [
      'by what is no reference',
      () => ({ seedImage: 'NOT_AN_IMAGE' }),
      /invalid reference format/,
    ],
  ])('%s', async (_, arrange, log) => {
    const test = await start();
    requestSeed(test, seed(arrange()));
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test))).toEqual({
      state: 'SeedGenInProgress',
      details:
        'Seed generation failed: imager container status check failed: expected container status 0, found: 1',
    });
    expect(messageOf(test, 'SeedGenCompleted')).toMatch(
      /^Seed generation failed: Seed generation failed: imager container/,
    );
    expect(imagerLog(test)).toMatch(log);
    expect(imagerLog(test)).toMatch(/Error executing create command: .*"$/);
    expect(imagerLog(test)).toContain('Cleaning up seed cluster');
  });

  it('when the node does not trust the registry', async () => {
    const test = await start();
    test.cluster.api.store.update(
      'ConfigMap',
      'user-ca-bundle',
      'openshift-config',
      draft => {
        draft.data = {};
      },
    );
    test.cluster.api.store.update(
      'ConfigMap',
      'registry-config',
      'openshift-config',
      draft => {
        draft.data = {};
      },
    );
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(imagerLog(test)).toMatch(
      /x509: certificate signed by unknown authority/,
    );
  });

  it('with the exit code and the words that the lab was told', async () => {
    const test = await start({
      imagerExit: { code: 125 },
      imagerLogEnding: ['Error: writing blob: no space left on device'],
    });
    requestSeed(test, seed());
    await test.clock.runUntil(() => hasEnded(test));
    expect(shown(seedGenerator(test)).details).toMatch(/found: 125$/);
    expect(imagerLog(test)).toMatch(/no space left on device$/);
    expect(test.events.some(each => /^pushed/.test(each.message))).toBe(false);
  });
});

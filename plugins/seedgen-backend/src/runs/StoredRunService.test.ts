import type { RunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import { testDatabases } from '../__testUtils__/databases';
import { SEED_IMAGE } from './__testUtils__/driveGenerate';
import { runBench } from './__testUtils__/runBench';

const databases = testDatabases();
const actor = { ref: 'user:default/jane' };

const GENERATE: RunRequest = {
  kind: 'generate',
  cluster: 'sno1',
  seedImage: SEED_IMAGE,
  confirmation: 'sno1',
};

describe.each(databases.ids)('StoredRunService on %s', id => {
  it('makes one run of a hundred submits with the same key', async () => {
    const bench = runBench(await databases.create(id));
    const results = await Promise.all(
      Array.from({ length: 100 }, () => bench.submit({ idempotencyKey: 'k' })),
    );
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(results.map(({ run }) => run.id)).size).toBe(1);
    expect(bench.nudged).toHaveLength(1);
    expect((await bench.audit.query({})).items).toHaveLength(1);
  });

  it('refuses the same key with another request, but not of another person', async () => {
    const bench = runBench(await databases.create(id));
    await bench.submit({ idempotencyKey: 'k' });
    await expect(
      bench.service.submit(
        { ...GENERATE, reason: 'another' },
        { actor, idempotencyKey: 'k' },
      ),
    ).rejects.toThrow(/^IdempotencyKeyReused/);
    await expect(
      bench.submit({ idempotencyKey: 'k', actor: 'user:default/joe' }),
    ).rejects.toThrow(/^ClusterBusy/);
  });

  it.each<[string, RunRequest, string | undefined]>([
    ['ConfirmationMismatch', { ...GENERATE, confirmation: 'sno2' }, undefined],
    ['ClusterUnknown', { ...GENERATE, cluster: 'hub' }, undefined],
    [
      'ImageReferenceInvalid',
      { ...GENERATE, seedImage: 'registry.example/ocp/seed:latest' },
      undefined,
    ],
    [
      'ImageReferenceInvalid',
      { ...GENERATE, seedImage: '-v/:/host' },
      undefined,
    ],
    [
      'RegistryNotAllowed',
      { ...GENERATE, seedImage: 'evil.example/a/b:1' },
      undefined,
    ],
    [
      'StrategyNotARun',
      {
        kind: 'partition',
        cluster: 'sno1',
        strategy: 'install-time',
        confirmation: 'sno1',
      },
      undefined,
    ],
    [
      'DevicePathInvalid',
      {
        kind: 'partition',
        cluster: 'sno1',
        strategy: 'secondary-disk',
        device: '/dev/vdb; reboot',
        confirmation: 'sno1',
      },
      undefined,
    ],
    ['IdempotencyKeyInvalid', GENERATE, 'x'.repeat(256)],
    ['IdempotencyKeyInvalid', GENERATE, ''],
  ])(
    'refuses with %s before anything is stored',
    async (code, request, key) => {
      const bench = runBench(await databases.create(id));
      await expect(
        bench.service.submit(request, { actor, idempotencyKey: key }),
      ).rejects.toThrow(new RegExp(`^${code}`));
      expect((await bench.service.list({})).items).toHaveLength(0);
    },
  );

  it('knows nothing of a run that does not exist', async () => {
    const bench = runBench(await databases.create(id));
    await expect(bench.service.get('nope')).rejects.toThrow(/RunNotFound/);
    await expect(bench.service.cancel('nope', { actor })).rejects.toThrow(
      /RunNotFound/,
    );
  });

  it('gives the cluster back when a run is cancelled before it began', async () => {
    const bench = runBench(await databases.create(id));
    const { run } = await bench.submit();
    expect(await bench.service.cancel(run.id, { actor })).toMatchObject({
      phase: 'Abandoned',
      finishedAt: expect.any(String),
    });
    expect((await bench.submit()).created).toBe(true);
  });
});

import type {
  RemedyCall,
  RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { testDatabases } from '../__testUtils__/databases';
import { SEED_IMAGE } from './__testUtils__/driveGenerate';
import { runBench } from './__testUtils__/runBench';
import { DatabaseFleetRuns } from './store';
import { KINDS } from './kinds';

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

  describe('a remedy', () => {
    const ask = (remedy: RemedyCall, cluster = 'sno1'): RunRequest => ({
      kind: 'remedy',
      cluster,
      remedy,
      confirmation: cluster,
    });

    it.each<[string, RemedyCall]>([
      ['RemedyIncomplete', { action: 'remove-machine-config' }],
      ['RemedyIncomplete', { action: 'recreate-seed-generator' }],
      ['RemedyIncomplete', { action: 'replace-seed-secret' }],
      [
        'RemedyUnfit',
        { action: 'remove-finished-pods', machineConfig: '98-a' },
      ],
      [
        'RemedyUnfit',
        { action: 'remove-machine-config', machineConfig: 'a', seedImage: 'b' },
      ],
      [
        'NameInvalid',
        { action: 'remove-machine-config', machineConfig: '../98' },
      ],
      [
        'NameInvalid',
        { action: 'install-lifecycle-agent', catalogSource: 'A b' },
      ],
      [
        'RunNotFound',
        { action: 'recreate-seed-generator', runId: 'nobody-knows' },
      ],
      [
        'RegistryNotAllowed',
        { action: 'replace-seed-secret', seedImage: 'evil.example/a/b:1' },
      ],
      [
        'ImageReferenceInvalid',
        { action: 'replace-seed-secret', seedImage: 'registry.example' },
      ],
    ])('is refused with %s before anything is stored', async (code, call) => {
      const bench = runBench(await databases.create(id));
      await expect(bench.service.submit(ask(call), { actor })).rejects.toThrow(
        new RegExp(`^${code}`),
      );
      expect((await bench.service.list({})).items).toEqual([]);
    });

    it('is refused for a run of another cluster, and for one of another kind', async () => {
      const bench = runBench(await databases.create(id));
      const { run } = await bench.submit();
      const call = {
        action: 'recreate-seed-generator' as const,
        runId: run.id,
      };
      await expect(
        bench.service.submit(ask(call, 'sno2'), { actor }),
      ).rejects.toThrow(/^RunNotFound/);
      const { run: partition } = await bench.service.submit(
        {
          kind: 'partition',
          cluster: 'sno2',
          strategy: 'secondary-disk',
          confirmation: 'sno2',
        },
        { actor },
      );
      await expect(
        bench.service.submit(ask({ ...call, runId: partition.id }, 'sno2'), {
          actor,
        }),
      ).rejects.toThrow(/^RunUnfit/);
    });

    it('goes on beside an active run, one at a time, and hides neither', async () => {
      const knex = await databases.create(id);
      const bench = runBench(knex);
      const { run } = await bench.submit();
      const call = { action: 'restart-lifecycle-agent' as const };
      const first = await bench.service.submit(ask(call), { actor });
      expect(first.run).toMatchObject({
        kind: 'remedy',
        phase: 'Checking',
        remedy: call,
        pointOfNoReturn: false,
      });
      await expect(bench.service.submit(ask(call), { actor })).rejects.toThrow(
        /^RemedyBusy/,
      );
      expect((await bench.store.activeOf('sno1'))?.id).toBe(run.id);
      await expect(bench.submit()).rejects.toThrow(/^ClusterBusy/);
      const shown = await new DatabaseFleetRuns(knex, KINDS).summaries([
        'sno1',
      ]);
      expect(shown.get('sno1')).toMatchObject({
        activeRun: { id: run.id },
        activeRemedy: { id: first.run.id },
      });
      const { items } = await bench.audit.query({ runId: first.run.id });
      expect(items[0].message).toBe('Remedy restart-lifecycle-agent');

      await bench.service.cancel(first.run.id, { actor });
      expect(await bench.service.get(first.run.id)).toMatchObject({
        phase: 'Abandoned',
        problem: { code: 'Cancelled' },
      });
      expect((await bench.store.activeOf('sno1'))?.id).toBe(run.id);
    });
  });

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

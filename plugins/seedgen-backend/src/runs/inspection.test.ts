import type { RunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import { testDatabases } from '../__testUtils__/databases';
import { SEED_IMAGE } from './__testUtils__/driveGenerate';
import { runBench } from './__testUtils__/runBench';

const databases = testDatabases();
const actor = { ref: 'user:default/joe' };
const GENERATE: RunRequest = {
  kind: 'generate',
  cluster: 'sno1',
  seedImage: SEED_IMAGE,
  confirmation: 'sno1',
};

describe.each(databases.ids)(
  'a run whose imager is unaccounted for on %s',
  id => {
    /** A run that has ended so. */
    async function ended() {
      const bench = runBench(await databases.create(id));
      const { run } = await bench.submit({});
      const stored = (await bench.store.find(run.id))!;
      const at = new Date().toISOString();
      await bench.store.transition(
        { id: run.id, epoch: stored.epoch, revision: stored.revision },
        {
          run: {
            ...stored.run,
            phase: 'Unconfirmed',
            finishedAt: at,
            inspection: { state: 'wanted', since: at },
          },
          entries: [],
          audits: [],
          effects: [],
        },
      );
      return { bench, runId: run.id };
    }

    it.each<RunRequest>([
      GENERATE,
      {
        kind: 'partition',
        cluster: 'sno1',
        strategy: 'secondary-disk',
        confirmation: 'sno1',
      },
      {
        kind: 'remedy',
        cluster: 'sno1',
        remedy: { action: 'restart-lifecycle-agent' },
        confirmation: 'sno1',
      },
    ])('holds back a $kind until somebody has looked', async request => {
      const { bench, runId } = await ended();
      await expect(bench.service.submit(request, { actor })).rejects.toThrow(
        new RegExp(`^ImagerUnaccounted: .*${runId}`),
      );
      expect((await bench.service.list({})).items).toHaveLength(1);

      const run = await bench.service.inspect(runId, {
        actor,
        reason: 'It has exited; auth=dXNlcjpwYXNzd29yZA==',
      });
      expect(run).toMatchObject({
        phase: 'Unconfirmed',
        inspection: { state: 'done', by: actor.ref, at: expect.any(String) },
      });
      expect(run.inspection?.reason).toContain('It has exited');
      const { items } = await bench.audit.query({ runId });
      const told = items.filter(
        ({ action }) => action === 'run.imager-inspected',
      );
      expect(told).toMatchObject([
        { outcome: 'accepted', actor: actor.ref, cluster: 'sno1' },
      ]);
      expect(JSON.stringify([run, items])).not.toContain('dXNlcjpwYXNz');
      expect((await bench.service.get(runId)).timeline.at(-1)?.text).toContain(
        'has looked at the node',
      );
      await bench.service.submit(request, { actor });
    });

    it('holds nothing back on another cluster', async () => {
      const { bench } = await ended();
      const { created } = await bench.service.submit(
        { ...GENERATE, cluster: 'sno2', confirmation: 'sno2' },
        { actor },
      );
      expect(created).toBe(true);
    });

    it('is looked at once: the first word stays', async () => {
      const { bench, runId } = await ended();
      await bench.service.inspect(runId, { actor, reason: 'first' });
      const again = await bench.service.inspect(runId, {
        actor: { ref: 'user:default/jill' },
        reason: 'second',
      });
      expect(again.inspection).toMatchObject({
        by: actor.ref,
        reason: 'first',
      });
    });

    it('refuses to be told of any other run', async () => {
      const bench = runBench(await databases.create(id));
      const { run } = await bench.submit({});
      await expect(
        bench.service.inspect(run.id, { actor, reason: 'x' }),
      ).rejects.toThrow(/^NothingToInspect/);
      await expect(
        bench.service.inspect('none', { actor, reason: 'x' }),
      ).rejects.toThrow(/^RunNotFound/);
    });
  },
);

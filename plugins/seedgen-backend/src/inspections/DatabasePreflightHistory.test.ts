import { testDatabases } from '../__testUtils__/databases';
import { DatabaseFleetRuns } from '../runs/store';
import { seedRow } from '../runs/store/rows';
import { DatabasePreflightHistory } from './DatabasePreflightHistory';
import { KINDS } from '../runs/kinds';

const IMAGE = 'registry.example/ocp/seed:4.18.27-x86_64';
const databases = testDatabases();

describe.each(databases.ids)('DatabasePreflightHistory on %s', id => {
  it('knows which seeds went under a reference, and which clusters are spent', async () => {
    const knex = await databases.create(id);
    const seed = (runId: string, cluster: string, image = IMAGE) =>
      seedRow({
        runId,
        cluster,
        image,
        digest: `sha256:${'a'.repeat(64)}`,
        sizeBytes: 15_000_000_000,
        verifiedAt: `2026-11-22T10:00:0${runId}.000Z`,
        requestedBy: 'user:default/ann',
      });
    await knex('seedgen_seeds').insert([
      seed('1', 'sno1'),
      seed('2', 'sno2'),
      seed('3', 'sno1', 'registry.example/ocp/seed:another'),
    ]);
    const history = new DatabasePreflightHistory({
      knex,
      fleetRuns: new DatabaseFleetRuns(knex, KINDS),
    });

    const seeds = await history.seedsPushedAs(IMAGE);
    expect(seeds.map(({ runId, cluster }) => ({ runId, cluster }))).toEqual([
      { runId: '2', cluster: 'sno2' },
      { runId: '1', cluster: 'sno1' },
    ]);
    expect(await history.seedsPushedAs('registry.example/other:1')).toEqual([]);
    // Since the first seed, not the last.
    expect(await history.spent('sno1')).toEqual({
      since: '2026-11-22T10:00:01.000Z',
      runId: '1',
    });
    expect(await history.spent('sno3')).toBeUndefined();
  });
});

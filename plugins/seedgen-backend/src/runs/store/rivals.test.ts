import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { DatabasePreflightHistory } from '../../inspections/DatabasePreflightHistory';
import { rivalsOf } from './rivalsOf';
import { DatabaseFleetRuns } from './DatabaseFleetRuns';
import { KINDS } from '../kinds';

const databases = testDatabases();
const AT = '2026-11-22T09:00:00.000Z';
const LATER = '2026-11-22T10:00:00.000Z';
const IMAGE = 'registry.example/ocp/seed:4.18.27-x86_64';
const SENT = { effects: { 'create-seed-generator': { attempts: 1 } } };

describe.each(databases.ids)('other clusters that push there on %s', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.create(id);
  });

  const run = (
    number: number,
    cluster: string,
    over: object = {},
    memory: object = SENT,
  ) =>
    knex('seedgen_runs').insert({
      number,
      id: `run-${number}`,
      kind: 'generate',
      cluster,
      phase: 'Preflight',
      active: 1,
      watching: 0,
      requested_by: 'user:default/jane',
      requested_at: AT,
      seed_image: IMAGE,
      request_hash: 'x',
      revision: 1,
      owner_epoch: 1,
      state: JSON.stringify({ memory }),
      ...over,
    });
  const external = (cluster: string, over: object = {}) =>
    knex('seedgen_external_generations').insert({
      cluster,
      image: IMAGE,
      uid: 'u',
      first_seen_at: AT,
      last_seen_at: AT,
      state: '',
      ...over,
    });

  describe('before a generation', () => {
    const rivals = (own: { cluster: string; runId?: string }) =>
      new DatabasePreflightHistory({
        knex,
        fleetRuns: new DatabaseFleetRuns(knex, KINDS),
      }).rivalsFor(IMAGE, own);

    it('the second of two is warned, and not the first', async () => {
      await run(1, 'sno1');
      await run(2, 'sno2');
      expect(await rivals({ cluster: 'sno1', runId: 'run-1' })).toBe(0);
      expect(await rivals({ cluster: 'sno2', runId: 'run-2' })).toBe(1);
      // Who only asks for the checks would be the next.
      expect(await rivals({ cluster: 'sno3' })).toBe(2);
      expect(await rivals({ cluster: 'sno1' })).toBe(1);
    });

    it('what has ended, pushes elsewhere or does not push is no rival', async () => {
      await run(1, 'sno2', { active: 0, finished_at: AT });
      await run(2, 'sno3', { seed_image: `${IMAGE}-2` });
      await run(3, 'sno4', { kind: 'partition', seed_image: null });
      await external('sno5', { ended_at: AT });
      expect(await rivals({ cluster: 'sno1' })).toBe(0);
    });

    it('however the host is spelled, and past the portal', async () => {
      await run(1, 'sno2', { seed_image: IMAGE.replace('reg', 'REG') });
      await external('sno3');
      expect(await rivals({ cluster: 'sno1' })).toBe(2);
    });
  });

  describe('for a proof', () => {
    const rivals = (since?: string) =>
      rivalsOf(knex, { cluster: 'sno1', image: IMAGE, since });

    it('are those that sent their request, by their own names', async () => {
      await run(1, 'sno1');
      await run(
        2,
        'edge-2',
        {},
        {
          ...SENT,
          identity: { name: 'sno1', baseDomain: 'lab.example' },
        },
      );
      await run(3, 'sno3', {}, { effects: {} });
      await external('sno4');
      expect(await rivals()).toEqual([
        { name: 'sno1', baseDomain: 'lab.example' },
        { name: 'sno4' },
      ]);
    });

    it('are those that had not ended before', async () => {
      await run(2, 'sno2', { active: 0, finished_at: AT });
      await run(3, 'sno3', { active: 0, finished_at: LATER });
      await run(4, 'sno4');
      await external('sno5', { ended_at: AT });
      expect((await rivals(LATER)).map(({ name }) => name)).toEqual([
        'sno4',
        'sno3',
      ]);
      expect(await rivals()).toHaveLength(4);
    });
  });
});

import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import { testDatabases } from '../../__testUtils__/databases';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { DatabaseAuditLog } from '../../audit';
import { DatabasePreflightHistory } from '../../inspections/DatabasePreflightHistory';
import { DatabaseFleetRuns } from '../store';
import { ExternalGenerations } from './ExternalGenerations';
import { KINDS } from '../kinds';

const databases = testDatabases();
const AT = '2026-11-22T10:00:00.000Z';
const LATER = '2026-11-22T10:05:00.000Z';

const seen = (
  cluster: string,
  observedAt: string,
  over: Partial<ClusterSnapshot> = {},
): ClusterSnapshot => ({
  cluster,
  observedAt,
  reachability: 'reachable',
  seedGenerator: {
    state: 'present',
    uid: `uid-${cluster}`,
    seedImage: `registry.example/by-hand/${cluster}:1`,
    conditions: [],
  },
  ...over,
});

describe.each(databases.ids)('ExternalGenerations on %s', id => {
  it('gives what is under way and what was, each to its cluster', async () => {
    const knex = await databases.create(id);
    const externals = new ExternalGenerations({
      knex,
      audit: new DatabaseAuditLog({
        knex,
        clock: new ManualClock(),
        sink: async () => undefined,
      }),
      known: async () => new Set(),
    });
    const history = new DatabasePreflightHistory({
      knex,
      fleetRuns: new DatabaseFleetRuns(knex, KINDS),
      externals,
    });
    expect(await externals.latest(['sno1'])).toEqual(new Map());
    expect(await externals.openClusters(new Date(AT))).toEqual([]);

    await externals.take(seen('sno1', AT));
    await externals.take(
      seen('sno1', LATER, {
        reachability: 'unreachable',
        seedGenerator: undefined,
      }),
    );
    await externals.take(seen('sno2', AT));
    await externals.take(
      seen('sno2', LATER, {
        seedGenerator: {
          state: 'present',
          uid: 'uid-restored',
          seedImage: 'registry.example/by-hand/sno2:1',
          conditions: [
            {
              type: 'SeedGenCompleted',
              status: 'True',
              reason: 'Completed',
              message: 'auth=dXNlcjpwYXNzd29yZA==',
            },
          ],
        },
      }),
    );

    const latest = await externals.latest(['sno1', 'sno2', 'sno3']);
    expect(latest.get('sno1')).toMatchObject([
      {
        seedImage: 'registry.example/by-hand/sno1:1',
        firstSeenAt: AT,
        steps: [
          { at: AT },
          { at: LATER, text: expect.stringMatching(/does not answer/) },
        ],
      },
    ]);
    expect(latest.get('sno1')![0].endedAt).toBeUndefined();
    expect(latest.get('sno2')).toMatchObject([
      { endedAt: LATER, outcome: 'succeeded' },
    ]);
    expect(JSON.stringify([...latest])).not.toContain('dXNlcjpw');
    expect(latest.has('sno3')).toBe(false);

    expect(await externals.openClusters(new Date(AT))).toEqual(['sno1']);
    expect(await externals.openClusters(new Date(LATER))).toEqual([]);
    expect(await history.externalGeneration('sno1')).toMatchObject({
      image: 'registry.example/by-hand/sno1:1',
    });
    expect(await history.externalGeneration('sno2')).toBeUndefined();
    // Whoever took the seed, the cluster is spent.
    expect(await history.spent('sno1')).toBeUndefined();
    expect(await history.spent('sno2')).toEqual({ since: LATER });
  });
});

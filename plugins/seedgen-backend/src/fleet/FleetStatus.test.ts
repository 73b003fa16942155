import { ClusterDirectory } from '../clusters/directory';
import type { ClusterSettings } from '../config';
import type {
  ClusterSnapshot,
  ExternalGeneration,
  SeedGeneratorSeen,
} from '@seedgen/backstage-plugin-seedgen-common';
import { requestedRun } from '../__testUtils__/fakeServices';
import { ManualClock } from '../__testUtils__/ManualClock';
import { CHECKS } from '../preflight';
import { FleetStatus } from './FleetStatus';
import type { Picture } from './readiness/types';
import type { RunSummary } from './types';
import { GIB } from '../units';

const configured = (name: string, title?: string): ClusterSettings => ({
  name,
  title,
  role: 'sno',
  access: { kind: 'server', server: '', ca: { pem: '' }, credentials: [] },
});

const AT = '2026-11-22T10:00:00.000Z';

function fleet(
  snapshots: ClusterSnapshot[],
  summaries: Record<string, RunSummary> = {},
  known: string[] = [],
  externals: Record<string, ExternalGeneration[]> = {},
) {
  return new FleetStatus({
    clusters: new ClusterDirectory([
      configured('sno1', 'The first'),
      configured('sno2'),
    ]),
    requirements: { containersBytes: 141 * GIB, rootBytes: 58 * GIB },
    snapshots: {
      read: async names =>
        snapshots.filter(({ cluster }) => names.includes(cluster)),
    },
    runs: {
      summaries: async () => new Map(Object.entries(summaries)),
      known: async ids => new Set(ids.filter(id => known.includes(id))),
    },
    checks: CHECKS,
    externals: { latest: async () => new Map(Object.entries(externals)) },
    clock: new ManualClock(),
  });
}

const seen = (seedGenerator: SeedGeneratorSeen): ClusterSnapshot => ({
  cluster: 'sno1',
  observedAt: AT,
  reachability: 'reachable',
  seedGenerator,
});
const present = (runId?: string): SeedGeneratorSeen => ({
  state: 'present',
  uid: 'uid',
  seedImage: 'registry.example/ocp/seed:1',
  conditions: [],
  runId,
});

describe('FleetStatus', () => {
  it('judges readiness by what looks and preflights said, and tells that once', async () => {
    const attached = { id: 'detached-from-hub', status: 'fail' as const };
    const picture: Picture = {
      ...seen({ state: 'absent' }),
      checks: [{ ...attached, message: 'It is attached.', asOf: AT }],
      identitySince: AT,
    };
    const [status] = await fleet([picture]).statuses(['sno1']);
    expect(status.readiness).toMatchObject({
      status: 'not-ready',
      checks: expect.arrayContaining([
        {
          ...attached,
          title: 'Cluster is detached from its hub',
          severity: 'blocks',
          message: 'It is attached.',
          source: 'look',
          asOf: AT,
        },
      ]),
    });
    expect(status.snapshot).not.toHaveProperty('checks');
    expect(status.snapshot).not.toHaveProperty('identitySince');
    // A picture of before has no checks.
    const [before] = await fleet([seen({ state: 'absent' })]).statuses([
      'sno1',
    ]);
    expect(before.readiness?.status).toBe('unknown');
  });

  it('has a status for a cluster that was never looked at', async () => {
    const [first, second] = await fleet([]).statuses(['sno2', 'sno1']);
    expect(first).toMatchObject({
      name: 'sno2',
      snapshot: { cluster: 'sno2', reachability: 'unknown' },
      storage: { status: 'unknown' },
      externalSeedGenerator: false,
    });
    expect(first.title).toBeUndefined();
    expect(second.title).toBe('The first');
  });

  it('joins what was seen with what runs say', async () => {
    const run = requestedRun(
      {
        kind: 'generate',
        cluster: 'sno1',
        seedImage: 'registry.example/ocp/seed:1',
        confirmation: 'sno1',
      },
      'user:default/ann',
    );
    const summary: RunSummary = {
      activeRun: run,
      lastRun: run,
      spent: { since: AT, runId: 'run-0' },
    };
    const [status] = await fleet([seen({ state: 'absent' })], {
      sno1: summary,
    }).statuses(['sno1']);
    expect(status).toMatchObject({
      ...summary,
      snapshot: { observedAt: AT },
      externalSeedGenerator: false,
    });
  });

  it.each<[string, SeedGeneratorSeen, boolean]>([
    ['none', { state: 'absent' }, false],
    [
      'one that cannot be seen',
      { state: 'unknown', failure: { code: 'forbidden', message: 'No.' } },
      false,
    ],
    ['ours', present('run-1'), false],
    ['one made by hand', present(), true],
    ['one of another portal', present('run-of-others'), true],
  ])('tells whose SeedGenerator there is: %s', async (_what, sg, external) => {
    const [status] = await fleet([seen(sg)], {}, ['run-1']).statuses(['sno1']);
    expect(status.externalSeedGenerator).toBe(external);
  });

  it.each([
    ['under way', undefined, true],
    ['ended', AT, false],
  ])(
    'tells of a generation past the portal that is %s, though its SeedGenerator is gone',
    async (_what, endedAt, external) => {
      const generation = {
        seedImage: 'registry.example/by-hand:1',
        firstSeenAt: AT,
        lastSeenAt: AT,
        state: 'Launching imager container',
        steps: [{ at: AT, text: 'Launching imager container' }],
        endedAt,
      };
      const [status] = await fleet([seen({ state: 'absent' })], {}, [], {
        sno1: [generation],
      }).statuses(['sno1']);
      expect(status).toMatchObject({
        externalSeedGenerator: external,
        externalGenerations: [generation],
      });
    },
  );

  it('plans storage from the layout that was seen last', async () => {
    const plan = await fleet([
      {
        ...seen({ state: 'absent' }),
        reachability: 'unreachable',
        layout: {
          node: 'node-1',
          observedAt: AT,
          disks: [
            {
              name: 'vdb',
              path: '/dev/vdb',
              sizeBytes: 200 * GIB,
              mountpoints: [],
              partitions: [],
            },
          ],
          filesystems: [],
          sources: ['lsblk'],
        },
      },
    ]).storagePlan('sno1');
    expect(plan.observedAt).toBe(AT);
    expect(plan.options.map(({ strategy }) => strategy)).toContain(
      'secondary-disk',
    );
  });
});

import { isTerminalPhase } from '@seedgen/backstage-plugin-seedgen-common';
import fc from 'fast-check';
import { driveGenerate, type DriveOptions } from '../testing/driveGenerate';
import {
  returnAs,
  supersededBy,
  T1,
  T10,
  T13,
  T2,
  T3,
  T4,
  T5,
  T8,
  UNTIL_OUTAGE,
  type Row,
} from '../testing/generateTimelines';
import {
  absent,
  before,
  condition,
  DIGEST_BEFORE,
  DIGEST_NEW,
  down,
  generator,
  progress,
  pushed,
  refusing,
} from '../testing/observations';
import { rank } from './order';

const USUAL = [
  'Preflight',
  'Requesting',
  'Stabilizing',
  'Preparing',
  'Imaging',
  'Published',
  'Recovering',
  'Finalizing',
  'Verifying',
  'Cleaning',
  'Succeeded',
];

interface Timeline {
  name: string;
  rows: Row[];
  options?: DriveOptions;
  /** Phases when every row is seen. */
  phases: string[];
  code?: string;
  message?: RegExp;
  /** Effects that must, and must not, be had. */
  has?: string[];
  hasNot?: string[];
}

const TIMELINES: Timeline[] = [
  {
    name: 'T1 usual success',
    rows: T1,
    phases: USUAL,
    has: ['fetch-imager-log', 'delete-secret'],
    hasNot: ['delete-seed-generator'],
  },
  {
    name: 'T2 rejected',
    rows: T2,
    phases: ['Preflight', 'Requesting', 'Stabilizing', 'Failed'],
    code: 'StillAttachedToHub',
    message: /Cluster must be detached from hub prior to seed generation/,
    has: ['delete-seed-generator', 'delete-secret'],
  },
  {
    name: 'T3 waits for health',
    rows: T3,
    phases: ['Preflight', 'Requesting', 'Stabilizing', 'Failed'],
    code: 'ClusterNotHealthy',
    message: /not yet ready: etcd/,
    has: ['delete-seed-generator', 'delete-secret'],
  },
  {
    name: 'T4 push refused',
    rows: T4,
    options: {
      imagerLog:
        'time="x" level=info msg="Build and push OCI image"\nError: writing blob: unauthorized: access to the requested resource is not authorized\ntime="x" level=info msg="Seed cluster restored successfully!"',
    },
    phases: [
      'Preflight',
      'Requesting',
      'Stabilizing',
      'Preparing',
      'Imaging',
      'Recovering',
      'Finalizing',
      'Failed',
    ],
    code: 'PushUnauthorized',
    message: /unauthorized.*expected container exit code 0, found: 1/,
    has: ['fetch-imager-log', 'delete-seed-generator', 'delete-secret'],
  },
  {
    name: 'T5 pushed, but the container ended as stopped',
    rows: T5,
    phases: [...USUAL.slice(0, -1), 'Unconfirmed'],
    code: 'ContainerEndedAsStopped',
    message: /The image is proven.*found: stopped/,
    has: ['delete-secret'],
  },
  {
    name: 'T6 token dies, image proven',
    rows: returnAs(refusing('unauthorized'), pushed),
    phases: [...USUAL.slice(0, 7), 'Verifying', 'Unconfirmed'],
    code: 'CredentialRejected',
    message: /no longer accepted, which recert can cause.*The image is proven/,
    hasNot: ['delete-secret'],
  },
  {
    name: 'T6 token dies, no image',
    rows: returnAs(refusing('unauthorized'), before),
    phases: [...USUAL.slice(0, 5), 'Recovering', 'Failed'],
    code: 'CredentialRejected',
    message: /could not be read, and no new image was found/,
  },
  {
    name: 'T7 new CA',
    rows: returnAs(refusing('untrusted'), pushed),
    phases: [...USUAL.slice(0, 7), 'Verifying', 'Unconfirmed'],
    code: 'CertificateUntrusted',
    message: /answers with a certificate of another authority/,
  },
  { name: 'T8 slow return', rows: T8, phases: USUAL },
  {
    name: 'T9 never restored, image proven',
    rows: returnAs(absent, pushed),
    phases: [...USUAL.slice(0, 7), 'Verifying', 'Unconfirmed'],
    code: 'SeedGeneratorNotRestored',
    has: ['delete-secret'],
  },
  {
    name: 'T9 never restored, no image',
    rows: returnAs(absent, before),
    phases: [...USUAL.slice(0, 5), 'Recovering', 'Failed'],
    code: 'SeedGeneratorNotRestored',
    message: /no new image was found/,
  },
  {
    name: 'T10 deleted by a person before the imager',
    rows: T10,
    phases: ['Preflight', 'Requesting', 'Stabilizing', 'Preparing', 'Failed'],
    code: 'RemovedOnCluster',
    message: /removed on the cluster/,
    has: ['delete-secret'],
  },
  ...[undefined, 'run-9'].map(runId => ({
    name: `T11 superseded by ${runId ?? 'one without our annotations'}`,
    rows: supersededBy(runId),
    phases: [...USUAL.slice(0, 7), 'Failed'],
    code: 'Superseded',
    message: runId
      ? /superseded by run run-9/
      : /superseded by a SeedGenerator/,
    hasNot: ['delete-seed-generator', 'delete-secret'],
  })),
  {
    name: 'T13 the tag did not change',
    rows: T13,
    phases: [
      ...USUAL.slice(0, 5),
      'Recovering',
      'Finalizing',
      'Verifying',
      'Failed',
    ],
    code: 'ImageUnchanged',
    message: new RegExp(
      `shows the image of before: ${DIGEST_BEFORE}, created 2026-11-21T10:00:00.000Z.* already at 2026-11-22T10:00:00.000Z`,
    ),
    has: ['delete-secret'],
  },
];

/** Rows as an observer sees them who misses every second; the request itself is never missed. */
function halved(rows: Row[], parity: number): Row[] {
  return rows.filter(
    (_, index) =>
      index === 0 || index === rows.length - 1 || index % 2 === parity,
  );
}

function expectForwardOnly(phases: string[]) {
  const ranks = phases.map(phase => rank(phase as never));
  expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b));
}

function isSubsequence(part: string[], whole: string[]): boolean {
  let index = 0;
  for (const each of whole) if (each === part[index]) index += 1;
  return index === part.length;
}

describe('decideGenerate', () => {
  describe.each(TIMELINES)(
    '$name',
    ({ rows, options, phases, code, message, has = [], hasNot = [] }) => {
      const expectEnd = (driven: ReturnType<typeof driveGenerate>) => {
        expect(driven.phases[driven.phases.length - 1]).toBe(
          phases[phases.length - 1],
        );
        expect(driven.run.problem?.code).toBe(code);
        if (message) expect(driven.run.problem?.message).toMatch(message);
        expect(driven.effects).toEqual(expect.arrayContaining(has));
        for (const effect of hasNot)
          expect(driven.effects).not.toContain(effect);
        expect(
          driven.effects.filter(each => each === 'create-seed-generator')
            .length,
        ).toBeLessThanOrEqual(2);
        expectForwardOnly(driven.phases);
        expect(
          driven.audits.filter(({ action }) =>
            [
              'run.succeeded',
              'run.unconfirmed',
              'run.failed',
              'run.abandoned',
            ].includes(action),
          ),
        ).toHaveLength(1);
      };

      it('with every row seen', () => {
        const driven = driveGenerate(rows, options);
        expect(driven.phases).toEqual(phases);
        expectEnd(driven);
      });

      it.each([0, 1])('with every second row missed (parity %s)', parity => {
        const driven = driveGenerate(halved(rows, parity), options);
        expectEnd(driven);
        expect(isSubsequence(driven.phases, phases)).toBe(true);
      });
    },
  );
});

describe('T12 abandoned', () => {
  const cancelAt =
    (t: number): DriveOptions['afterRow'] =>
    (run, row) =>
      row.t === t
        ? {
            ...run,
            cancelled: {
              by: 'user:default/jane',
              at: '2026-11-22T10:03:20.000Z',
            },
          }
        : run;

  it('stops following at once, and watches quietly until the Secret is gone', () => {
    const rows = [...T1.slice(0, 10), { ...T1[9], t: 200 }, ...T1.slice(10)];
    const driven = driveGenerate(rows, { afterRow: cancelAt(200) });
    expect(driven.phases).toEqual([
      'Preflight',
      'Requesting',
      'Stabilizing',
      'Preparing',
      'Imaging',
      'Abandoned',
    ]);
    expect(driven.run.watching).toBe(false);
    expect(driven.run.problem).toMatchObject({ code: 'StoppedFollowing' });
    expect(driven.run.statusText).toContain('LCA cannot be stopped');
    expect(driven.effects).toContain('delete-secret');
    expect(driven.effects).not.toContain('delete-seed-generator');
    expect(driven.seeds).toBe(1);
    const actions = driven.audits.map(({ action }) => action);
    expect(actions.filter(action => action === 'run.abandoned')).toHaveLength(
      1,
    );
    expect(actions).toContain('secret.deleted');
    expect(driven.audits[driven.audits.length - 1]).toMatchObject({
      action: 'run.phase',
      outcome: 'succeeded',
      message: expect.stringContaining('came to its end: Succeeded'),
    });
  });

  it.each([0, 1, 3, 8])('takes the request away when cancelled at %s', t => {
    const driven = driveGenerate(
      T1.filter(row => row.t <= Math.max(t, 1.5)),
      { afterRow: cancelAt(t) },
    );
    expect(driven.run.phase).toBe('Abandoned');
    expect(driven.run.watching).toBe(false);
    expect(driven.run.problem?.code).toBe('Cancelled');
    expect(driven.effects).toEqual(
      expect.arrayContaining(['delete-seed-generator', 'delete-secret']),
    );
  });

  it('finds out that the imager was launched while it was being cancelled', () => {
    const driven = driveGenerate(T1, { afterRow: cancelAt(8) });
    // At 80 the object is there and is deleted; had Lifecycle Agent been faster, it is gone.
    expect(driven.run.phase).toBe('Abandoned');
    const missed = driveGenerate(
      T1.filter(row => row.t !== 80),
      { afterRow: cancelAt(8) },
    );
    expect(missed.run.phase).toBe('Abandoned');
    expect(missed.run.problem?.code).toBe('StoppedFollowing');
    expect(missed.run.watching).toBe(false);
  });
});

describe('T14 the portal was away', () => {
  it.each(
    T1.flatMap((_, from) =>
      [1, 2, 4, 8, 12].map(gap => ({ from: from + 1, gap })),
    ).filter(({ from }) => from < T1.length - 1),
  )('from row $from for $gap rows', ({ from, gap }) => {
    const rows = T1.filter(
      (_, index) =>
        index < from || index >= from + gap || index === T1.length - 1,
    );
    const driven = driveGenerate(rows);
    expect(driven.run.phase).toBe('Succeeded');
    expect(isSubsequence(driven.phases, USUAL)).toBe(true);
    for (const effect of ['write-secret', 'delete-secret']) {
      expect(driven.effects.filter(each => each === effect)).toHaveLength(1);
    }
  });
});

describe('properties', () => {
  const subsequence = fc
    .subarray(T1.slice(1, -1))
    .map(rows => [T1[0], ...rows, T1[T1.length - 1]]);

  it('any part of T1 ends as T1, and phases only move forward', () => {
    fc.assert(
      fc.property(subsequence, rows => {
        const driven = driveGenerate(rows);
        expect(driven.run.phase).toBe('Succeeded');
        expect(driven.run.digest).toBe(DIGEST_NEW);
        expect(isSubsequence(driven.phases, USUAL)).toBe(true);
        expect(
          driven.effects.filter(each => each === 'write-secret'),
        ).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('phases only move forward whatever is seen in whatever order', () => {
    const pool = [...T1, ...T2, ...T3, ...T4, ...T5, ...T10].slice(1);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pool), { maxLength: 25 }),
        rows => {
          const driven = driveGenerate([
            T1[0],
            ...rows.map((row, index) => ({ ...row, t: 2 * (index + 1) })),
          ]);
          expectForwardOnly(driven.phases);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('deciding twice on the same is the same', () => {
    const one = driveGenerate(T1);
    const two = driveGenerate([
      T1[0],
      ...T1.slice(1).flatMap(row => [row, row]),
    ]);
    expect(two.phases).toEqual(one.phases);
    expect(two.effects).toEqual(one.effects);
  });
});

describe('what a run must not fall for', () => {
  const upTo = (t: number) => T1.filter(row => row.t <= t);

  it('does not take two contradicting conditions for an end', () => {
    const both = generator([
      condition(
        'SeedGenCompleted',
        'True',
        'Completed',
        'Seed Generation completed',
      ),
      condition(
        'SeedGenCompleted',
        'False',
        'Failed',
        'Seed generation failed: x',
      ),
    ]);
    const driven = driveGenerate([
      ...upTo(8),
      { t: 9, cluster: both, registry: before },
    ]);
    expect(driven.run.phase).toBe('Preparing');
    expect(driven.entries.some(({ text }) => /more than once/.test(text))).toBe(
      true,
    );
  });

  it('does not take a look-alike message for a phase, and shows what is hidden in it', () => {
    const driven = driveGenerate([
      ...upTo(8),
      {
        t: 9,
        cluster: progress('Launching imager container\u202e'),
        registry: before,
      },
    ]);
    expect(driven.run.phase).toBe('Preparing');
    expect(driven.run.statusText).toBe('Launching imager container\\u{202e}');
  });

  it('masks credentials in messages', () => {
    const driven = driveGenerate([
      ...upTo(1),
      {
        t: 2,
        cluster: progress('Waiting: auth=dXNlcjpwYXNzd29yZA== is wrong'),
        registry: before,
      },
    ]);
    expect(JSON.stringify([driven.run, driven.entries])).not.toContain(
      'dXNlcjpwYXNzd29yZA',
    );
  });

  it('does not take an outage before the imager for the imager', () => {
    const driven = driveGenerate(
      [
        ...upTo(6),
        { t: 10, cluster: down(), registry: before },
        { t: 90, cluster: down(), registry: before },
      ].slice(0, 7),
    );
    expect(driven.run.phase).toBe('Preparing');
    const warned = driveGenerate([
      ...upTo(6),
      { t: 10, cluster: down(), registry: before },
    ]);
    expect(warned.run.problem?.code).toBe('ClusterUnreachable');
    expect(isTerminalPhase(warned.run.phase)).toBe(false);
  });

  it('asks once more for a SeedGenerator that the cluster lost', () => {
    const driven = driveGenerate([
      { t: 0, cluster: absent, registry: before },
      { t: 2, cluster: absent, registry: before },
      ...T1.slice(2),
    ]);
    expect(driven.run.phase).toBe('Succeeded');
    expect(
      driven.effects.filter(each => each === 'create-seed-generator'),
    ).toHaveLength(2);
  });

  it('refuses an image that is not of this run', () => {
    const driven = driveGenerate(T1, {
      image: {
        seedClusterInfo: {
          seed_cluster_ocp_version: '4.18.27',
          cluster_name: 'sno9',
          base_domain: '5g-deployment.lab',
        },
      },
    });
    expect(driven.run.phase).toBe('Failed');
    expect(driven.run.problem).toMatchObject({
      code: 'ImageRejected',
      message: expect.stringContaining('found sno9, wanted sno1'),
    });
    expect(driven.phases).not.toContain('Published');
    expect(driven.seeds).toBe(0);
  });

  it('stops when the address answers for another cluster', () => {
    const driven = driveGenerate([
      ...upTo(8),
      {
        t: 9,
        cluster: { ...absent, clusterId: 'another' },
        registry: before,
      },
    ]);
    expect(driven.run.phase).toBe('Failed');
    expect(driven.run.problem?.code).toBe('ClusterIdentityChanged');
    expect(driven.effects).not.toContain('delete-seed-generator');
  });

  it('ends before anything is touched when a check blocks', () => {
    const driven = driveGenerate(T1, {
      preflight: {
        verdict: 'blocked',
        blocked: { code: 'PushUnauthorized', message: 'No push allowed' },
      },
    });
    expect(driven.phases).toEqual(['Preflight', 'Failed']);
    expect(driven.effects).toEqual(['run-preflight']);
    expect(driven.run.problem?.code).toBe('PushUnauthorized');
  });

  it('says that contact was lost, and keeps looking for what it left behind', () => {
    const driven = driveGenerate([
      ...UNTIL_OUTAGE,
      { t: 3601, cluster: down(), registry: before, launched: true },
      { t: 3700, cluster: down(), registry: before, launched: true },
    ]);
    expect(driven.run.phase).toBe('Failed');
    expect(driven.run.problem?.code).toBe('LostContact');
    expect(driven.run.watching).toBe(true);
  });
});

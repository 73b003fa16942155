import {
  driveGenerate,
  type DriveOptions,
} from '../../__testUtils__/driveGenerate';
import {
  expectForwardOnly,
  isSubsequence,
  USUAL,
} from '../../__testUtils__/expectations';
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
} from '../../__testUtils__/generateTimelines';
import {
  absent,
  before,
  DIGEST_BEFORE,
  failure,
  pushed,
  refusing,
} from '../../__testUtils__/observations';

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
    phases: [...USUAL.slice(0, 6), 'Failed'],
    code: 'Superseded',
    message: runId
      ? /superseded by run run-9/
      : /superseded by a SeedGenerator/,
    hasNot: ['delete-seed-generator', 'delete-secret'],
  })),
  {
    name: 'the imager ends before it stops the cluster',
    rows: [
      ...UNTIL_OUTAGE.slice(0, -1),
      { t: 84, cluster: absent, registry: before, launched: true },
      ...[90, 92].map(t => ({
        t,
        cluster: failure(
          'imager failed: failed to run imager container: Error: disk: exit status 125',
          'uid-2',
        ),
        registry: before,
        launched: true,
      })),
    ],
    options: { imagerLog: 'Error: write: no space left on device' },
    phases: [...USUAL.slice(0, 5), 'Failed'],
    code: 'NodeDiskFull',
    message: /no space left on device.*imager failed: failed to run/,
    has: ['fetch-imager-log', 'delete-seed-generator', 'delete-secret'],
  },
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
        const driven = driveGenerate(halved(rows, parity), {
          ...options,
          rounds: 200,
        });
        expectEnd(driven);
        expect(isSubsequence(driven.phases, phases)).toBe(true);
      });
    },
  );
});

it('says that Lifecycle Agent stands still while something can be done about it', () => {
  const rows: Row[] = [
    ...T1.filter(({ t }) => t < 4),
    { ...T1.find(({ t }) => t === 4)!, t: 1900 },
  ];
  const problems: Array<string | undefined> = [];
  driveGenerate(rows, {
    afterRow: run => {
      problems.push(run.problem?.code);
      return run;
    },
  });
  expect(problems.slice(0, -1).every(code => code === undefined)).toBe(true);
  expect(problems.at(-1)).toBe('LifecycleAgentStandsStill');
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

import {
  driveGenerate,
  type DriveOptions,
} from '../../__testUtils__/driveGenerate';
import {
  expectForwardOnly,
  isSubsequence,
} from '../../__testUtils__/expectations';
import { UNTIL_OUTAGE, type Row } from '../../__testUtils__/generateTimelines';
import {
  absent,
  before,
  completed,
  down,
  failure,
  generator,
  progress,
  pushed,
  refusing,
  type ClusterView,
  type RegistryView,
} from '../../__testUtils__/observations';

const RUNNING = { state: 'running' } as const;
const lost = (found = 'running', uid = 'uid-2') =>
  failure(
    `Seed generation failed: imager container status check failed: expected container status exited, found: ${found}`,
    uid,
  );

/** T15 from the restart of Lifecycle Agent to the stop of the kubelet. */
const RESTARTED: Row[] = [
  ...UNTIL_OUTAGE.slice(0, -1),
  ...(
    [
      [90, generator([], { uid: 'uid-2' })],
      [91, progress('Launching imager container', 'uid-2')],
      [92, progress('Finalizing seed generation', 'uid-2')],
      [93, lost()],
      [95, lost()],
    ] as const
  ).map(([t, cluster]) => ({
    t,
    cluster,
    registry: before,
    imager: RUNNING,
    launched: true,
  })),
];

const at = (
  t: number,
  cluster: ClusterView,
  registry: RegistryView = before,
  imager: Row['imager'] = undefined,
): Row => ({ t, cluster, registry, imager, launched: true });

const AWAY = [at(110, down()), at(200, down())];
const PUSHED = [...AWAY, at(330, down(), pushed), at(400, down(), pushed)];

/** The API is back at 405, and answers so until the end. */
const back = (
  cluster: ClusterView,
  registry: RegistryView,
  imager?: Row['imager'],
) => [405, 410, 416, 430].map(t => at(t, cluster, registry, imager));

const IMAGING = [
  'Preflight',
  'Requesting',
  'Stabilizing',
  'Preparing',
  'Imaging',
];

interface Case {
  name: string;
  rows: Row[];
  options?: DriveOptions;
  phases: string[];
  code?: string;
  message?: RegExp;
  inspect?: boolean;
}

const CASES: Case[] = [
  {
    name: 'the image is proven',
    rows: [...RESTARTED, ...PUSHED, ...back(lost(), pushed)],
    phases: [...IMAGING, 'Published', 'Verifying', 'Cleaning', 'Unconfirmed'],
    code: 'ImagerLost',
    message: /The image is proven; Lifecycle Agent lost track of its imager/,
  },
  {
    name: 'the image is proven, and nobody may ask the node',
    rows: [...RESTARTED, ...PUSHED, ...back(lost(), pushed)].map(row => ({
      ...row,
      imager: 'forbidden' as const,
    })),
    phases: [...IMAGING, 'Published', 'Verifying', 'Cleaning', 'Unconfirmed'],
    code: 'ImagerLost',
  },
  {
    name: 'it is restored once more, and Lifecycle Agent completes',
    rows: [
      ...RESTARTED,
      ...PUSHED,
      at(405, absent, pushed),
      at(410, generator([], { uid: 'uid-3' }), pushed),
      at(412, progress('Finalizing seed generation', 'uid-3'), pushed),
      at(413, completed('uid-3'), pushed),
    ],
    phases: [...IMAGING, 'Published', 'Verifying', 'Cleaning', 'Succeeded'],
  },
  {
    name: 'the container is gone without an image',
    rows: [
      ...RESTARTED,
      ...AWAY,
      ...back(lost(), before, { state: 'exited', exitCode: 1 }),
    ],
    options: { imagerLog: 'Error: writing blob: unauthorized: no' },
    phases: [...IMAGING, 'Failed'],
    code: 'PushUnauthorized',
    message: /ended without a new image/,
  },
  {
    name: 'the container was removed without an image',
    rows: [...RESTARTED, ...AWAY, ...back(lost(), before, { state: 'absent' })],
    phases: [...IMAGING, 'Failed'],
    code: 'ImagerEndedWithoutImage',
  },
  {
    name: 'neither node nor registry can say by the limit',
    rows: [
      ...RESTARTED.map(row => ({ ...row, imager: 'forbidden' as const })),
      ...AWAY,
      ...back(
        lost(),
        { state: 'unknown', failure: { code: 'timeout', message: 'x' } },
        'forbidden',
      ),
      at(3800, lost(), before, 'forbidden'),
      at(3900, lost(), before, 'forbidden'),
    ],
    phases: [...IMAGING, 'Unconfirmed'],
    code: 'ImagerUnaccounted',
    inspect: true,
  },
  {
    name: 'the API never comes back, and no image',
    rows: [...RESTARTED, ...AWAY, at(3800, down()), at(3900, down())],
    phases: [...IMAGING, 'Unconfirmed'],
    code: 'ImagerUnaccounted',
    inspect: true,
  },
  {
    name: 'the credential is dead afterwards, and the image is proven',
    rows: [
      ...RESTARTED,
      ...PUSHED,
      at(405, refusing('unauthorized'), pushed),
      at(500, refusing('unauthorized'), pushed),
      at(720, refusing('unauthorized'), pushed),
    ],
    phases: [...IMAGING, 'Published', 'Verifying', 'Unconfirmed'],
    code: 'CredentialRejected',
    message: /The image is proven/,
  },
  {
    name: 'the imager hangs before it stops the cluster',
    rows: [
      ...RESTARTED,
      at(3800, lost(), before, RUNNING),
      at(3900, lost(), before, RUNNING),
    ],
    phases: [...IMAGING, 'Unconfirmed'],
    code: 'ImagerUnaccounted',
    message: /still runs/,
    inspect: true,
  },
];

describe('T15: Lifecycle Agent restarts while the imager runs', () => {
  describe.each(CASES)(
    '$name',
    ({ rows, options, phases, code, message, inspect }) => {
      const expectEnd = ({
        run,
        phases: entered,
      }: ReturnType<typeof driveGenerate>) => {
        expectForwardOnly(entered);
        expect(run.phase).toBe(phases[phases.length - 1]);
        expect(run.problem?.code).toBe(code);
        if (message) expect(run.problem?.message).toMatch(message);
        expect(run.inspection?.state).toBe(inspect ? 'wanted' : undefined);
      };

      it('with every row seen', () => {
        const driven = driveGenerate(rows, options);
        expect(driven.phases).toEqual(phases);
        expectEnd(driven);
      });

      it.each([0, 1])('with every second row missed (parity %s)', parity => {
        const halved = rows.filter(
          (_, index) =>
            index === 0 || index === rows.length - 1 || index % 2 === parity,
        );
        const driven = driveGenerate(halved, options);
        expectEnd(driven);
        expect(isSubsequence(driven.phases, phases)).toBe(true);
      });
    },
  );

  it('is in Imaging all along, and says that the imager goes on', () => {
    const seen: Array<[string, string | undefined]> = [];
    driveGenerate([...RESTARTED, ...AWAY], {
      rounds: 0,
      afterRow: (run, { t }) => {
        if (t >= 81) seen.push([run.phase, run.problem?.code]);
        return run;
      },
    });
    expect(seen.map(([phase]) => phase)).toEqual(seen.map(() => 'Imaging'));
    expect(seen.at(-1)).toEqual(['Imaging', 'ImagerStillRuns']);
  });

  it.each(['created', 'paused', 'stopping', 'removing'])(
    'takes an imager that is %s for one that has not ended',
    found => {
      const { run } = driveGenerate(
        [...RESTARTED.slice(0, -2), at(93, lost(found), before, RUNNING)],
        {
          rounds: 0,
        },
      );
      expect(run.phase).toBe('Imaging');
    },
  );

  it('takes one that is stopped for one that has', () => {
    const { run } = driveGenerate([
      ...RESTARTED.slice(0, -2),
      at(93, lost('stopped')),
      at(110, lost('stopped')),
    ]);
    expect(run.phase).toBe('Failed');
  });

  const CHECK_FAILED =
    'Seed generation failed: imager container status check failed: ';
  it.each([
    ['restarting', lost('restarting')],
    ['unknown', lost('unknown')],
    ['a full stop', lost('running.')],
    ['in quotes', lost('"running"')],
    ["a word that is none of podman's", lost('runningly')],
    ['no word', lost('')],
    [
      'podman did not answer',
      failure(`${CHECK_FAILED}exit status 125`, 'uid-2'),
    ],
  ])(
    'goes by the node where Lifecycle Agent does not know the end: %s',
    (_, said) => {
      const rows = [...RESTARTED.slice(0, -2), at(93, said, before, RUNNING)];
      expect(driveGenerate(rows, { rounds: 0 }).run.phase).toBe('Imaging');
      const { run } = driveGenerate([
        ...rows,
        ...[200, 2000, 4000].map(t => at(t, said, before, RUNNING)),
      ]);
      expect(run).toMatchObject({
        phase: 'Unconfirmed',
        inspection: { state: 'wanted' },
      });
    },
  );

  it('is in Imaging, too, where the API was away for a moment before', () => {
    const { run, phases } = driveGenerate([
      ...UNTIL_OUTAGE.slice(0, -1),
      at(84, down(), before, RUNNING),
      at(87, down(), before, RUNNING),
      at(90, generator([], { uid: 'uid-2' }), before, RUNNING),
      at(92, progress('Finalizing seed generation', 'uid-2'), before, RUNNING),
      at(93, lost(), before, RUNNING),
      ...PUSHED,
      at(405, generator([], { uid: 'uid-2' }), pushed),
      ...[410, 420, 430, 440, 500].map(t => at(t, lost(), pushed)),
    ]);
    expectForwardOnly(phases);
    expect(phases).toContain('Published');
    expect(phases).not.toContain('Finalizing');
    expect(run.phase).toBe('Unconfirmed');
  });

  it.each(['forbidden', 'unreadable'] as const)(
    'holds new runs back where it stays away with the API up, and the node is %s',
    answer => {
      const imager =
        answer === 'forbidden' ? answer : ({ state: answer } as const);
      const { run } = driveGenerate([
        ...UNTIL_OUTAGE.slice(0, -1),
        ...[90, 200, 1000, 2000, 3700].map(t => at(t, absent, before, imager)),
      ]);
      expect(run).toMatchObject({
        phase: 'Unconfirmed',
        problem: { code: 'ImagerUnaccounted' },
        inspection: { state: 'wanted' },
      });
    },
  );

  describe('whose restart nobody saw', () => {
    const unseen = (rows: Row[]) => rows.filter(({ t }) => t < 90 || t > 95);
    const tried = (name: string) =>
      unseen(CASES.find(each => each.name === name)!.rows);

    it.each([
      ['the image is proven', 'Unconfirmed', 'ImagerLost'],
      ['the container is gone without an image', 'Failed', 'PushUnauthorized'],
    ])(
      'is told by what stands there after the return: %s',
      (name, phase, code) => {
        const { options } = CASES.find(each => each.name === name)!;
        const { run } = driveGenerate(tried(name), options);
        expect([run.phase, run.problem?.code]).toEqual([phase, code]);
        expect(run.inspection).toBeUndefined();
      },
    );

    it.each<[string, Row[]]>([
      ['never comes back', tried('the API never comes back, and no image')],
      [
        'answers now and then',
        [
          ...unseen(RESTARTED),
          ...AWAY,
          ...[3000, 3400].map(t => at(t, absent, before, 'forbidden')),
          at(3500, down()),
          at(3800, down()),
        ],
      ],
      [
        'goes away again for good after what was taken for its return',
        [
          ...unseen(RESTARTED),
          ...AWAY,
          ...[300, 303, 306, 309, 312, 315].map(t =>
            at(t, absent, before, 'forbidden'),
          ),
          at(330, down()),
          at(9000, down()),
        ],
      ],
      [
        'has refused us all along',
        [
          ...unseen(RESTARTED),
          at(110, refusing('forbidden')),
          at(3800, refusing('forbidden')),
        ],
      ],
    ])('holds new runs back as one that was seen: the API %s', (_, rows) => {
      const { run, phases } = driveGenerate(rows);
      expectForwardOnly(phases);
      expect([run.phase, run.problem?.code]).toEqual([
        'Unconfirmed',
        'LostContact',
      ]);
      expect(run.inspection?.state).toBe('wanted');
      expect(run.problem?.message).toContain('may still run');
      expect(run.statusText).toContain('New runs are refused');
    });

    it('holds nothing back once the node has said that the imager has ended', () => {
      const { run } = driveGenerate([
        ...unseen(RESTARTED),
        ...AWAY,
        ...[300, 303, 306, 309, 312, 315].map(t =>
          at(t, generator([], { uid: 'uid-2' }), before, {
            state: 'exited',
            exitCode: 1,
          }),
        ),
        at(2400, generator([], { uid: 'uid-2' }), before),
      ]);
      expect(run.phase).toBe('Failed');
      expect(run.inspection).toBeUndefined();
    });
  });

  it('is not before the imager for who cancels, though the launch was never seen', () => {
    const rows = CASES.find(
      ({ code }) => code === 'ImagerUnaccounted',
    )!.rows.filter(({ t }) => t < 80 || t >= 93);
    const driven = driveGenerate(rows, {
      afterRow: (run, { t }) =>
        t === 93
          ? {
              ...run,
              cancelled: { by: 'user:default/jane', at: run.phaseSince },
            }
          : run,
    });
    expect(driven.run.phase).toBe('Abandoned');
    expect(driven.run.statusText).not.toContain('Nothing of the run is left');
    expect(driven.run.inspection?.state).toBe('wanted');
  });

  it('ends by the node where somebody deleted what Lifecycle Agent wrote', () => {
    const gone = (t: number) =>
      at(t, absent, before, { state: 'exited', exitCode: 1 });
    const driven = driveGenerate([
      ...RESTARTED,
      ...[100, 200, 300, 400, 500, 600, 700, 800].map(gone),
    ]);
    expect(driven.run.phase).toBe('Failed');
    expect(driven.run.inspection).toBeUndefined();
  });

  it('wants the inspection of a run that was abandoned, too', () => {
    const rows = CASES.find(({ code }) => code === 'ImagerUnaccounted')!.rows;
    const driven = driveGenerate(rows, {
      afterRow: (run, { t }) =>
        t === 95
          ? {
              ...run,
              cancelled: { by: 'user:default/jane', at: run.phaseSince },
            }
          : run,
    });
    expect(driven.run.phase).toBe('Abandoned');
    expect(driven.run.inspection?.state).toBe('wanted');
  });
});

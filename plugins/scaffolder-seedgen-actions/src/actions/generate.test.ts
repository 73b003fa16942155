import {
  contextFor,
  D1,
  entry,
  fakeApi,
  optionsFor,
  REPOSITORY,
  runDetails,
} from '../__testUtils__';
import { createGenerateAction } from './generate';

const input = { cluster: 'sno1', image: REPOSITORY, confirmation: 'sno1' };

async function run(
  over: Parameters<typeof fakeApi>[0] = {},
  givenInput: object = {},
  context: object = {},
  timings: object = {},
) {
  const fake = fakeApi(over);
  const action = createGenerateAction(
    optionsFor(fake.api, { timings: { pollEveryMs: 1, ...timings } }),
  );
  const given = contextFor({ ...input, ...givenInput }, context);
  const error = await action.handler(given.context).then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  return { ...given, fake, error };
}

describe('seedgen:generate', () => {
  it('asks with the key of task, step and cluster, follows, and gives image and digest', async () => {
    const { outputs, fake, error, lines } = await run();
    expect(error).toBeUndefined();
    const start = fake.calls.find(({ method }) => method === 'startRun');
    expect(start?.args[0]).toEqual({
      kind: 'generate',
      cluster: 'sno1',
      seedImage: `${REPOSITORY}:4.18.27-x86_64`,
      confirmation: 'sno1',
    });
    expect(start?.args[1]).toMatchObject({
      idempotencyKey: 'scaffolder:task-1:step-1:sno1',
      token: expect.stringContaining('mock-service-token'),
    });
    expect(outputs).toEqual({
      runId: 'run-1',
      runUrl: 'https://portal.example/seedgen/runs/run-1',
      phase: 'Succeeded',
      image: `${REPOSITORY}:4.18.27-x86_64`,
      digest: D1,
      confirmed: true,
    });
    expect(lines.at(-1)).toContain(D1);
  });

  it('asks for the same run when the step is run again, and for another of another cluster', async () => {
    const keyOf = async (cluster: string) => {
      const { fake } = await run({}, { cluster, confirmation: cluster });
      return fake.calls.find(({ method }) => method === 'startRun')?.args[1]
        .idempotencyKey;
    };
    expect(await keyOf('sno1')).toBe(await keyOf('sno1'));
    expect(await keyOf('sno1')).not.toBe(await keyOf('sno2'));
  });

  it('asks as the user who started the task', async () => {
    const { fake } = await run();
    const [{ args }] = fake.calls;
    const claims = JSON.parse(
      args[1].token.slice('mock-service-token:'.length),
    );
    expect(JSON.stringify(claims)).toContain('user:default/mock');
    expect(claims.target ?? claims.targetPluginId).toBe('seedgen');
  });

  it('shows each entry of the timeline once, as one line', async () => {
    const timeline = [
      entry(1, 'Launching imager container'),
      entry(2, 'API does not answer', { type: 'api-lost' }),
      entry(3, 'two\nlines\u001b[2J'),
    ];
    const states = [
      runDetails({
        phase: 'Imaging',
        pointOfNoReturn: true,
        timeline: timeline.slice(0, 1),
      }),
      runDetails({
        phase: 'Imaging',
        pointOfNoReturn: true,
        timeline: timeline.slice(0, 2),
      }),
      runDetails({ timeline }),
    ];
    const { lines } = await run({ getRun: async () => states.shift()! });
    expect(lines.filter(line => /Z Imaging/.test(line))).toEqual([
      '10:00:00Z Imaging: Launching imager container',
      '10:00:00Z Imaging: API does not answer',
      '10:00:00Z Imaging: two lines [2J',
    ]);
  });

  it('says in a long outage that it is expected, and how long it lasts', async () => {
    const away = runDetails({
      phase: 'Imaging',
      unreachableSince: new Date(Date.now() - 125_000).toISOString(),
      pointOfNoReturn: true,
    });
    const states = [away, away, runDetails()];
    const { lines } = await run(
      { getRun: async () => states.shift()! },
      {},
      {},
      { stillThereEveryMs: 0 },
    );
    expect(lines.find(line => line.startsWith('Still Imaging'))).toMatch(
      /has not answered for \d+ (?:s|min), which is expected while the image is made$/,
    );
  });

  it.each([
    [
      'Failed',
      {
        code: 'RejectedByLifecycleAgent',
        message: 'Rejected: x',
        remedy: 'Detach it',
      },
      /^RejectedByLifecycleAgent: Rejected: x\. What to do: Detach it The run ended as Failed\. See https:\/\/portal\.example\/seedgen\/runs\/run-1/,
    ],
    ['Abandoned', undefined, /^RunAbandoned: done\./],
    [
      'Unconfirmed',
      { code: 'ClusterNotBack', message: 'not back' },
      /^ClusterNotBack: not back\. The image is proven, but/,
    ],
  ] as const)('fails when the run is %s', async (phase, problem, text) => {
    const { error, outputs } = await run({
      getRun: async () => runDetails({ phase, problem }),
    });
    expect(error?.message).toMatch(text);
    expect(outputs).toMatchObject({ runId: 'run-1', phase });
    expect(outputs.confirmed).toBeUndefined();
  });

  it('accepts a proven image without confirmation where that is asked for', async () => {
    const { error, outputs } = await run(
      { getRun: async () => runDetails({ phase: 'Unconfirmed' }) },
      { requireConfirmation: false },
    );
    expect(error).toBeUndefined();
    expect(outputs).toMatchObject({ confirmed: false, digest: D1 });
  });

  it('accepts no image that is not proven, whatever is asked for', async () => {
    const { error, outputs } = await run(
      {
        getRun: async () =>
          runDetails({
            phase: 'Unconfirmed',
            digest: undefined,
            problem: { code: 'ImagerUnaccounted', message: 'It may still run' },
          }),
      },
      { requireConfirmation: false },
    );
    expect(error?.message).toMatch(
      /^ImagerUnaccounted: It may still run\. The run ended as Unconfirmed\./,
    );
    expect(outputs.confirmed).toBeUndefined();
  });

  it('only asks when it is not to wait', async () => {
    const { fake, outputs } = await run({}, { wait: false });
    expect(fake.called).toEqual(['getCluster', 'startRun']);
    expect(outputs).toMatchObject({ runId: 'run-1', confirmed: false });
  });

  it('stops following when it takes too long', async () => {
    const { error } = await run(
      { getRun: async () => runDetails({ phase: 'Imaging' }) },
      { followForMinutes: 0.0005 },
    );
    expect(error?.message).toMatch(/^FollowingTimedOut: run run-1 is still in/);
  });

  describe('when the task is cancelled', () => {
    const cancelledWhile = async (
      phase: 'Stabilizing' | 'Imaging',
      over: Parameters<typeof fakeApi>[0] = {},
    ) => {
      const controller = new AbortController();
      return await run(
        {
          getRun: async () => {
            controller.abort();
            return runDetails({ phase });
          },
          ...over,
        },
        {},
        { signal: controller.signal },
      );
    };

    it('cancels the run with it where that is possible', async () => {
      const { error, fake, lines } = await cancelledWhile('Stabilizing', {
        cancelRun: async () => runDetails({ phase: 'Stabilizing' }),
      });
      expect(error?.message).toBe(
        'The task was cancelled, and run run-1 is being cancelled. See https://portal.example/seedgen/runs/run-1',
      );
      expect(lines.at(-1)).toBe(error?.message);
      const { args } = fake.calls.at(-1)!;
      expect(args[0]).toBe('run-1');
      expect(args[1]).toMatchObject({
        onlyIfStoppable: true,
        token: expect.stringContaining('mock-service-token'),
      });
    });

    it('says that the run goes on where it is too late', async () => {
      const { error } = await cancelledWhile('Imaging', {
        cancelRun: async () =>
          runDetails({ phase: 'Imaging', pointOfNoReturn: true }),
      });
      expect(error?.message).toMatch(
        /^The task was cancelled, but run run-1 goes on: the cluster can no longer be stopped/,
      );
    });

    it('says how it ended where it had ended meanwhile', async () => {
      const { error } = await cancelledWhile('Imaging', {
        cancelRun: async () => runDetails(),
      });
      expect(error?.message).toMatch(/run run-1 has ended as Succeeded/);
    });

    it('says so where the run could not be cancelled', async () => {
      const { error } = await cancelledWhile('Stabilizing', {
        cancelRun: async () => {
          throw new Error('no');
        },
      });
      expect(error?.message).toBe(
        'The task was cancelled, but run run-1 could not be cancelled and goes on by itself (no). Cancel it on https://portal.example/seedgen/runs/run-1',
      );
    });

    it('takes back what was asked for in that very moment', async () => {
      const controller = new AbortController();
      let sent: AbortSignal | undefined;
      const { fake, error } = await run(
        {
          startRun: async (_, options) => {
            sent = options?.signal;
            controller.abort();
            return runDetails({ phase: 'Preflight' });
          },
          cancelRun: async () => runDetails({ phase: 'Abandoned' }),
        },
        {},
        { signal: controller.signal },
      );
      expect(sent?.aborted).toBe(false);
      expect(fake.called.at(-1)).toBe('cancelRun');
      expect(error?.message).toMatch(/run-1 has ended as Abandoned/);
    });

    it('asks for nothing when it was cancelled before', async () => {
      const { fake, error } = await run(
        {},
        {},
        { signal: AbortSignal.abort() },
      );
      expect(fake.called).not.toContain('startRun');
      expect(error?.name).toBe('TaskCancelledError');
    });
  });

  it.each([
    [{ confirmation: 'sno2' }, /^ConfirmationMismatch/],
    [{ image: 'quay.io/a/b:latest' }, /^ImageReferenceInvalid/],
    [{ image: 'docker://quay.io/a/b' }, /^ImageReferenceInvalid/],
    [{ image: `${REPOSITORY}@${D1}` }, /^ImageReferenceInvalid/],
  ])('refuses %p before anything is asked', async (wrong, text) => {
    const { error, fake } = await run({}, wrong);
    expect(error?.message).toMatch(text);
    expect(fake.calls).toEqual([]);
  });

  it('needs a tag while the version of the cluster is unknown', async () => {
    const { error } = await run({
      getCluster: async () => ({ snapshot: {} } as any),
    });
    expect(error?.message).toMatch(/^VersionUnknown/);
  });

  it('shows in a dry run what would be applied', async () => {
    const { lines, fake, outputs } = await run({}, {}, { isDryRun: true });
    expect(fake.called).toEqual([
      'getCluster',
      'getLatestPreflight',
      'previewManifests',
    ]);
    expect(lines.join('\n')).toContain('kind: SeedGenerator');
    expect(outputs).toMatchObject({
      runId: 'dry-run',
      runUrl: 'https://portal.example/seedgen/runs',
      confirmed: false,
    });
  });
});

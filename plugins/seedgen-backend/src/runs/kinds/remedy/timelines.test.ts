import {
  beside,
  driveRemedy,
  type RemedyRow,
} from '../../__testUtils__/driveRemedy';
import {
  absent,
  completed,
  condition,
  down,
  failure,
  generator,
  refusing,
} from '../../__testUtils__/observations';
import { MACHINE_CONFIG, pool } from '../../__testUtils__/drivePartition';
import { agent, HANGS, RESTART } from '../../__testUtils__/recordedRuns';

const UNDISTURBED = ['Checking', 'Applying', 'Confirming', 'Succeeded'];
const ENDED = beside({ phase: 'Abandoned', active: false });
const HUNG = { open: [beside()], target: beside(), generatorOwner: beside() };
const RECREATE: RemedyRow[] = [
  { t: 0, cluster: { ...HANGS, ...agent('pod-1', true) }, around: HUNG },
  { t: 20, cluster: { ...HANGS, ...agent('pod-1', true) }, around: HUNG },
  ...(
    [
      [40, 'pod-1', true],
      [50, 'pod-1', true],
      [60, 'pod-2', false],
      [70, 'pod-2', false],
      [90, 'pod-2', true],
    ] as const
  ).map(([t, uid, ready]) => ({
    t,
    cluster: { ...absent, ...agent(uid, ready) },
    around: { target: ENDED },
  })),
];

const RENDER_FAILED = [
  condition('Updated', 'True', '', 'All nodes are updated'),
  condition('RenderDegraded', 'True', '', 'ignition disks section'),
  condition('Degraded', 'True', '', ''),
];
const partition = beside({
  phase: 'Failed',
  active: false,
  request: {
    kind: 'partition',
    cluster: 'sno1',
    strategy: 'machine-config',
    confirmation: 'sno1',
  },
});
const REFUSED: RemedyRow[] = [
  { t: 0, cluster: pool({ present: true, conditions: RENDER_FAILED }) },
  { t: 4, cluster: pool({ present: false, conditions: RENDER_FAILED }) },
  { t: 8, cluster: pool({ present: false }) },
  { t: 12, cluster: pool({ present: false }) },
].map(row => ({ ...row, around: { machineConfigOwner: partition } }));

const ROLLED_BACK: RemedyRow[] = [
  {
    t: 0,
    cluster: pool({ present: true, desired: 'new', current: 'new' }),
  },
  { t: 4, cluster: pool({ present: false, desired: 'new', current: 'new' }) },
  { t: 20, cluster: pool({ present: false, desired: 'old', current: 'new' }) },
  { t: 60, cluster: down() },
  { t: 90, cluster: down('unavailable') },
  {
    t: 300,
    cluster: pool({
      present: false,
      desired: 'old',
      current: 'old',
      node: { ready: false },
    }),
  },
  { t: 330, cluster: pool({ present: false }) },
].map(row => ({ ...row, around: { machineConfigOwner: partition } }));

const PAUSED = [
  condition('Updated', 'False', '', ''),
  condition('Updating', 'False', '', 'Pool is paused; will not update to new'),
];
const RESUMED: RemedyRow[] = [
  { t: 0, cluster: pool({ desired: 'new', paused: true, conditions: PAUSED }) },
  { t: 4, cluster: pool({ desired: 'new' }) },
  { t: 60, cluster: down() },
  { t: 90, cluster: down('unavailable') },
  {
    t: 300,
    cluster: pool({ desired: 'new', current: 'new', node: { ready: false } }),
  },
  { t: 330, cluster: pool({ desired: 'new', current: 'new' }) },
];

const TIMELINES = {
  'replace-seed-secret': {
    call: { action: 'replace-seed-secret' as const, runId: 'run-1' },
    rows: [
      {
        t: 0,
        cluster: HANGS,
        around: HUNG,
      },
    ],
    did: ['replace-secret'],
  },
  'restart-lifecycle-agent': {
    call: { action: 'restart-lifecycle-agent' as const },
    rows: RESTART,
    did: ['read-agent-files', 'restart-lifecycle-agent'],
  },
  'recreate-seed-generator': {
    call: { action: 'recreate-seed-generator' as const, runId: 'run-1' },
    rows: RECREATE,
    did: [
      'read-agent-files',
      'cancel-run',
      'read-agent-files',
      'restart-lifecycle-agent',
      'begin-run',
    ],
  },
  'remove-machine-config, refused': {
    call: {
      action: 'remove-machine-config' as const,
      machineConfig: MACHINE_CONFIG,
    },
    rows: REFUSED,
    did: ['remove-machine-config'],
  },
  'remove-machine-config, rolled out': {
    call: {
      action: 'remove-machine-config' as const,
      machineConfig: MACHINE_CONFIG,
    },
    rows: ROLLED_BACK,
    did: ['remove-machine-config'],
  },
  'resume-machine-config-pool': {
    call: { action: 'resume-machine-config-pool' as const },
    rows: RESUMED,
    did: ['resume-machine-config-pool'],
  },
  'remove-finished-pods': {
    call: { action: 'remove-finished-pods' as const },
    rows: [{ t: 0, cluster: absent }],
    did: ['remove-finished-pods'],
  },
};

describe.each(Object.entries(TIMELINES))('%s', (_, { call, rows, did }) => {
  it('looks, does it, and follows until it helped', () => {
    const driven = driveRemedy(call, rows);
    expect(driven.run.problem).toBeUndefined();
    expect(driven.phases).toEqual(UNDISTURBED);
    expect(driven.did).toEqual(did);
    expect(driven.audits.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['run.started', 'run.succeeded']),
    );
    expect(driven.run.watching).toBe(false);
  });

  it.each([0, 1])('does the same when every second look is missed', parity => {
    const last = rows.length - 1;
    const kept = rows.filter(
      (__, index) => index === 0 || index === last || index % 2 === parity,
    );
    const driven = driveRemedy(call, kept);
    expect(driven.run.phase).toBe('Succeeded');
    // Nothing twice that touches something.
    const touching = driven.did.filter(type => type !== 'read-agent-files');
    expect(touching).toEqual(did.filter(type => type !== 'read-agent-files'));
  });

  it('touches nothing while the API is away or does not accept us, and says so', () => {
    for (const cluster of [down(), refusing('unauthorized')]) {
      const driven = driveRemedy(call, [{ t: 0, cluster }]);
      expect(driven.did).toEqual([]);
      expect(driven.phases).toEqual(['Checking', 'Failed']);
      expect(driven.run.problem?.code).toBe('CheckingTimedOut');
      expect(driven.run.problem?.message).toContain('Nothing was touched');
    }
  });

  it('is only looked at again when it was cancelled before anything was done', () => {
    const driven = driveRemedy(call, rows, { cancelAt: 0 });
    expect(driven.did).toEqual([]);
    expect(driven.run).toMatchObject({
      phase: 'Abandoned',
      problem: { code: 'Cancelled' },
    });
  });
});

describe('restart-lifecycle-agent', () => {
  const call = { action: 'restart-lifecycle-agent' as const };

  it('names the pods that are to go, so that a second try leaves the new one', () => {
    const { effects } = driveRemedy(call, RESTART);
    expect(effects).toContainEqual({
      type: 'restart-lifecycle-agent',
      pods: ['pod-1'],
    });
  });

  it('ends without effect when the new pod does not get ready', () => {
    const { run } = driveRemedy(call, RESTART.slice(0, 3));
    expect(run).toMatchObject({
      phase: 'Failed',
      problem: { code: 'RemedyWithoutEffect' },
    });
    expect(run.problem?.message).toContain('not ready');
  });

  it('stops at once where the account may not do it', () => {
    const driven = driveRemedy(call, RESTART, {
      answers: { 'restart-lifecycle-agent': 'forbidden' },
    });
    expect(driven.did.slice(-1)).toEqual(['restart-lifecycle-agent']);
    expect(driven.run.problem?.code).toBe('Forbidden');
  });

  it('stops following when it is cancelled after it was done', () => {
    const { run, did } = driveRemedy(call, RESTART, { cancelAt: 8 });
    expect(did).toContain('restart-lifecycle-agent');
    expect(run).toMatchObject({
      phase: 'Abandoned',
      problem: { code: 'StoppedFollowing' },
    });
  });

  it('goes on where a cancellation after it was done is only to stop it', () => {
    const { run, entries } = driveRemedy(call, RESTART, {
      cancelAt: 8,
      onlyIfStoppable: true,
    });
    expect(run.phase).toBe('Succeeded');
    expect(entries.some(({ text }) => /came too late/.test(text))).toBe(true);
  });

  it('touches nothing of a cluster that is another one now', () => {
    const [first, second] = RESTART;
    const other = { ...second.cluster, clusterId: 'another' };
    const driven = driveRemedy(
      call,
      [
        { ...first, cluster: { ...first.cluster, lifecycleAgent: undefined } },
        { ...second, cluster: other },
      ],
      {},
    );
    expect(driven.did).not.toContain('restart-lifecycle-agent');
    expect(driven.run.problem?.code).toBe('ClusterIdentityChanged');
  });
});

describe('recreate-seed-generator', () => {
  const call = { action: 'recreate-seed-generator' as const, runId: 'run-1' };

  it('links the run that it begins, and asks for the same', () => {
    const { run, effects, entries } = driveRemedy(call, RECREATE);
    expect(run.followedBy).toBe('run-2');
    expect(effects.at(-1)).toMatchObject({
      type: 'begin-run',
      request: {
        kind: 'generate',
        seedImage: 'registry.example/ocp/seed:4.18.27-x86_64',
        confirmation: 'sno1',
        reason: 'Begun anew by remedy remedy-1',
      },
    });
    expect(entries.map(({ text }) => text)).toContain('Run run-2 was begun');
  });

  it('leaves Lifecycle Agent alone where it ended by its own word', () => {
    const rejected = beside({
      phase: 'Failed',
      active: false,
      unanswered: false,
    });
    const { did } = driveRemedy(call, [
      { t: 0, cluster: absent, around: { target: rejected } },
    ]);
    expect(did).toEqual(['begin-run']);
  });

  it('removes what an ended run left, by its UID', () => {
    const left = beside({ phase: 'Failed', active: false, unanswered: false });
    const around = { target: left, generatorOwner: left };
    const { effects, did, audits } = driveRemedy(call, [
      { t: 0, cluster: failure('Rejected: …'), around },
      { t: 4, cluster: absent, around: { target: left } },
    ]);
    expect(did).toEqual(['remove-seed-generator', 'begin-run']);
    expect(effects[0]).toMatchObject({ runId: 'run-1', uid: 'uid-1' });
    expect(audits.map(({ action }) => action)).toContain(
      'seedgenerator.deleted',
    );
  });

  it('begins nothing when the imager was launched while the run was ended', () => {
    const launched = beside({
      phase: 'Abandoned',
      active: false,
      imaging: true,
    });
    const { did, run } = driveRemedy(call, [
      ...RECREATE.slice(0, 2),
      {
        t: 40,
        cluster: { ...absent, ...agent('pod-1', true) },
        around: { open: [launched], target: launched },
      },
    ]);
    expect(did).not.toContain('begin-run');
    expect(did).not.toContain('restart-lifecycle-agent');
    expect(run.problem?.code).toBe('ImagerMayRun');
  });

  it('begins nothing after it was cancelled', () => {
    const { did, run } = driveRemedy(call, RECREATE, { cancelAt: 40 });
    expect(did).not.toContain('begin-run');
    expect(run.phase).toBe('Abandoned');
  });

  it('says why no new run could be begun', () => {
    const { run } = driveRemedy(call, RECREATE, {
      answers: {
        'begin-run': {
          type: 'begin-run',
          ok: true,
          value: {
            outcome: 'refused',
            code: 'ClusterBusy',
            message: 'has one',
          },
        },
      },
    });
    expect(run).toMatchObject({
      phase: 'Failed',
      problem: { code: 'ClusterBusy' },
    });
  });

  it('waits no longer than a run may take to end', () => {
    const { run } = driveRemedy(call, RECREATE.slice(0, 2));
    expect(run.problem?.code).toBe('ApplyingTimedOut');
    expect(run.problem?.message).toContain('15 min');
  });
});

describe('remove-machine-config', () => {
  const call = {
    action: 'remove-machine-config' as const,
    machineConfig: MACHINE_CONFIG,
  };

  it('does nothing about one that is not there', () => {
    const { run, did } = driveRemedy(call, [
      { t: 0, cluster: pool({ present: false }) },
    ]);
    expect(did).toEqual([]);
    expect(run.phase).toBe('Succeeded');
    expect(run.statusText).toContain('is not on the cluster');
  });

  it('does not take the API of a rebooting node for a failure', () => {
    const { entries } = driveRemedy(call, ROLLED_BACK);
    expect(entries.find(({ type }) => type === 'api-lost')?.text).toContain(
      'expected while the node reboots',
    );
  });

  it('says what the pool still shows when it does not recover', () => {
    const { run } = driveRemedy(call, REFUSED.slice(0, 2));
    expect(run.problem?.code).toBe('RemedyWithoutEffect');
    expect(run.problem?.message).toContain('ignition disks section');
  });
});

describe('resume-machine-config-pool', () => {
  const call = { action: 'resume-machine-config-pool' as const };

  it('touches nothing where the pool is not paused', () => {
    const { run, did } = driveRemedy(call, [{ t: 0, cluster: pool({}) }]);
    expect([run.phase, run.statusText, did]).toEqual([
      'Succeeded',
      'Pool master is not paused',
      [],
    ]);
  });

  it('says that the pool is paused again where somebody else pauses it', () => {
    const { run } = driveRemedy(call, [
      { t: 0, cluster: pool({ desired: 'new', paused: true }) },
    ]);
    expect(run.phase).toBe('Failed');
    expect(run.problem?.message).toContain('pool master is still paused');
  });
});

describe('a MachineConfig on a pool that is paused', () => {
  it('is not taken back, since the node would keep it', () => {
    const [first] = REFUSED;
    const { run, did } = driveRemedy(
      { action: 'remove-machine-config', machineConfig: MACHINE_CONFIG },
      [{ ...first, cluster: pool({ present: true, paused: true }) }],
    );
    expect([run.phase, run.problem?.code, did]).toEqual([
      'Failed',
      'PoolPaused',
      [],
    ]);
  });
});

describe('remove-finished-pods', () => {
  const call = { action: 'remove-finished-pods' as const };
  const rows = [{ t: 0, cluster: absent }];
  const batch = (left: number) => ({
    type: 'remove-finished-pods' as const,
    ok: true as const,
    value: { deleted: 500, left },
  });

  it('stops after ten batches and says how many are left', () => {
    const { run, did, entries } = driveRemedy(call, rows, {
      answers: { 'remove-finished-pods': batch(700) },
    });
    expect(did).toHaveLength(10);
    expect(run.statusText).toBe('5000 finished pods were deleted');
    expect(entries.map(({ text }) => text)).toContain(
      '700 finished pods are left; ask again for them',
    );
  });

  it('records no deletion where there was none', () => {
    const { run, audits } = driveRemedy(call, rows, {
      answers: {
        'remove-finished-pods': {
          type: 'remove-finished-pods',
          ok: true,
          value: { deleted: 0, left: 0 },
        },
      },
    });
    expect(run.statusText).toBe(
      'There are no finished pods on the cluster any more',
    );
    expect(audits.map(({ action }) => action)).not.toContain('pods.deleted');
  });
});

describe('replace-seed-secret', () => {
  it('carries the mark of the active run, which removes it at its end', () => {
    const { effects, audits } = driveRemedy(
      { action: 'replace-seed-secret', runId: 'run-1' },
      [{ t: 0, cluster: HANGS, around: HUNG }],
    );
    expect(effects).toEqual([
      {
        type: 'replace-secret',
        runId: 'run-1',
        seedImage: 'registry.example/ocp/seed:4.18.27-x86_64',
      },
    ]);
    expect(audits).toContainEqual(
      expect.objectContaining({
        action: 'secret.written',
        image: 'registry.example/ocp/seed:4.18.27-x86_64',
      }),
    );
  });

  it('says that it stays where no run is active', () => {
    const { effects, run } = driveRemedy(
      { action: 'replace-seed-secret', seedImage: 'registry.example/a/b:1' },
      [{ t: 0, cluster: absent }],
    );
    expect(effects[0]).toMatchObject({
      runId: 'remedy-1',
      seedImage: 'registry.example/a/b:1',
    });
    expect(run.statusText).toContain('stays on the cluster');
  });
});

it('takes a SeedGenerator that has ended for no generation that goes on', () => {
  for (const cluster of [completed(), failure('Rejected'), generator([])]) {
    const { run } = driveRemedy({ action: 'remove-finished-pods' }, [
      { t: 0, cluster, around: { generatorOwner: beside() } },
    ]);
    expect(run.phase).toBe('Succeeded');
  }
});

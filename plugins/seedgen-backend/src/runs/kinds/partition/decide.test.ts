import {
  drivePartition,
  MACHINE_CONFIG,
  OTHER_DISK,
  PLANNED_DISK,
  pool,
  type PartitionRow,
} from '../../__testUtils__/drivePartition';
import { condition, down } from '../../__testUtils__/observations';
import { publicRun } from '../../engine/publicRun';
import { rank } from './order';
import { KINDS } from '..';

const RENDER_MESSAGE =
  'Failed to render configuration for pool master: reconciliation failed between current config "rendered-master-old" and base config "98-seedgen-var-lib-containers": ignition disks section contains changes';

const BEFORE: PartitionRow[] = [{ t: 0, cluster: pool({}) }];

const ROLLOUT: PartitionRow[] = [
  ...BEFORE,
  { t: 3, cluster: pool({ present: true }) },
  { t: 10, cluster: pool({ desired: 'new', present: true }) },
  { t: 30, cluster: pool({ desired: 'new', present: true }) },
  { t: 90, cluster: down() },
  { t: 200, cluster: down('unavailable') },
  { t: 300, cluster: pool({ desired: 'new', present: true }) },
  {
    t: 330,
    cluster: pool({ desired: 'new', current: 'new', present: true }),
  },
];

const RENDER_REFUSED: PartitionRow[] = [
  ...BEFORE,
  {
    t: 4,
    cluster: pool({
      present: true,
      conditions: [
        condition('Updated', 'True', '', ''),
        condition('RenderDegraded', 'True', '', RENDER_MESSAGE),
        condition('Degraded', 'True', '', ''),
      ],
    }),
  },
  { t: 6, cluster: pool({ present: false }) },
];

const DAEMON_REFUSED: PartitionRow[] = [
  ...BEFORE,
  { t: 10, cluster: pool({ desired: 'new', present: true }) },
  {
    t: 20,
    cluster: pool({
      desired: 'new',
      present: true,
      degraded: 1,
      node: {
        daemonState: 'Unreconcilable',
        daemonReason:
          "can't reconcile config rendered-master-old with rendered-master-new: ignition disks section contains changes",
      },
    }),
  },
  { t: 60, cluster: pool({ present: false }) },
];

const DEGRADED: PartitionRow[] = [
  ...BEFORE,
  { t: 10, cluster: pool({ desired: 'new', present: true }) },
  {
    t: 300,
    cluster: pool({
      desired: 'new',
      present: true,
      degraded: 1,
      node: {
        daemonState: 'Degraded',
        daemonReason:
          'unexpected on-disk state validating against rendered-master-new',
      },
    }),
  },
  { t: 360, cluster: pool({ present: false }) },
];

describe('decidePartitionRun', () => {
  it('follows a rollout through the reboot to storage that is ready', () => {
    const driven = drivePartition(ROLLOUT);
    expect(driven.phases).toEqual([
      'Preflight',
      'Applying',
      'Rendering',
      'Updating',
      'Rebooting',
      'Verifying',
      'Succeeded',
    ]);
    expect(driven.effects).toEqual([
      'plan-storage',
      'run-preflight',
      'apply-machine-config',
      'read-layout',
      'restart-lifecycle-agent',
    ]);
    expect(driven.run.problem).toBeUndefined();
    expect(driven.audits.map(({ action }) => action)).toContain(
      'machineconfig.applied',
    );
  });

  const endingWith = (storageReady: PartitionRow['storageReady']) =>
    drivePartition([
      ...ROLLOUT.slice(0, -1),
      { ...ROLLOUT[ROLLOUT.length - 1], storageReady },
    ]);

  it('says that the pool is paused, and can be taken back while it is', () => {
    const waiting = (present: boolean, desired: 'old' | 'new' = 'new') =>
      pool({
        desired,
        present,
        paused: true,
        conditions: [condition('Updated', 'False', '', '')],
        node: { desiredConfiguration: 'rendered-master-old' },
      });
    const driven = drivePartition(
      [
        ...BEFORE,
        { t: 3, cluster: waiting(true, 'old') },
        { t: 10, cluster: waiting(true) },
        { t: 20, cluster: waiting(true) },
        { t: 30, cluster: waiting(true) },
        { t: 40, cluster: pool({ present: false, paused: true }) },
      ],
      { cancelAt: 20 },
    );
    expect(driven.texts).toContain(
      'Pool master is paused: the node takes nothing up until it is resumed',
    );
    expect(driven.run).toMatchObject({
      phase: 'Abandoned',
      problem: { code: 'Cancelled' },
    });
    expect(driven.effects).toContain('delete-machine-config');
  });

  it('names the planned disk where it succeeds', () => {
    const { run, entries } = endingWith(true);
    expect(run.phase).toBe('Succeeded');
    expect(entries.at(-1)?.text).toContain(`on ${PLANNED_DISK}, as planned`);
    expect(publicRun(run, 1, KINDS).device).toBe(PLANNED_DISK);
  });

  it('fails at once where container storage is on another disk than was planned', () => {
    const { run, effects } = endingWith('elsewhere');
    expect(run).toMatchObject({
      phase: 'Failed',
      problem: {
        code: 'StorageOnOtherDisk',
        message: expect.stringContaining(
          `is on ${OTHER_DISK}, and not on ${PLANNED_DISK}`,
        ),
      },
    });
    expect(effects).not.toContain('restart-lifecycle-agent');
    expect(effects.filter(type => type === 'read-layout')).toHaveLength(1);
  });

  it('does not succeed while it cannot be seen which disk it is on', () => {
    const { run } = endingWith('unseen');
    expect(run).toMatchObject({
      phase: 'Failed',
      problem: {
        code: 'StorageNotReady',
        message: expect.stringContaining('could not be seen'),
      },
    });
  });

  it.each([0, 1])(
    'comes to the same end with every second look missed (%s)',
    parity => {
      const driven = drivePartition(
        ROLLOUT.filter(
          (_, index) =>
            index === 0 || index === ROLLOUT.length - 1 || index % 2 === parity,
        ),
      );
      expect(driven.run.phase).toBe('Succeeded');
      const ranks = driven.phases.map(rank);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(
        driven.effects.filter(each => each === 'apply-machine-config'),
      ).toHaveLength(1);
    },
  );

  it.each([
    ['by the render controller, from 4.16 on', RENDER_REFUSED, RENDER_MESSAGE],
    [
      'by the daemon on the node, up to 4.15',
      DAEMON_REFUSED,
      "can't reconcile config rendered-master-old with rendered-master-new: ignition disks section contains changes",
    ],
  ])('takes the MachineConfig back when refused %s', (_, rows, message) => {
    const driven = drivePartition(rows);
    expect(driven.phases.slice(-2)).toEqual(['Reverting', 'Failed']);
    expect(driven.run.problem).toMatchObject({
      code: 'RefusedByMachineConfigOperator',
      message: expect.stringContaining(message),
    });
    expect(driven.effects).toContain('delete-machine-config');
    expect(driven.effects).not.toContain('restart-lifecycle-agent');
    expect(
      driven.audits.filter(({ action }) => action === 'machineconfig.deleted'),
    ).toHaveLength(1);
  });

  it('tells a node that did not get through from one that refused', () => {
    const driven = drivePartition(DEGRADED);
    expect(driven.phases.slice(-2)).toEqual(['Reverting', 'Failed']);
    expect(driven.run.problem).toMatchObject({
      code: 'NodeDegraded',
      message: expect.stringContaining('unexpected on-disk state'),
    });
  });

  it('sees the refusal at the first look that shows it', () => {
    const driven = drivePartition(RENDER_REFUSED);
    const reverting = driven.entries.find(
      ({ type, phase }) => type === 'phase' && phase === 'Reverting',
    );
    expect(reverting?.at).toBe('2026-11-22T10:00:04.000Z');
  });

  it('does not take a pool that could not render before for a refusal', () => {
    const degraded = condition('RenderDegraded', 'True', '', 'old trouble');
    const driven = drivePartition([
      { t: 0, cluster: pool({ conditions: [degraded] }) },
      {
        t: 3,
        cluster: pool({ present: true, conditions: [degraded] }),
      },
    ]);
    expect(driven.entries.some(({ text }) => /refused/.test(text))).toBe(false);
    expect(driven.run.problem?.code).toBe('RenderingTimedOut');
  });

  it('touches nothing where nothing is needed', () => {
    const driven = drivePartition(BEFORE, { plan: { outcome: 'none-needed' } });
    expect(driven.phases).toEqual(['Preflight', 'Succeeded']);
    expect(driven.effects).toEqual(['plan-storage']);
  });

  it('touches nothing where the plan refuses', () => {
    const driven = drivePartition(BEFORE, {
      plan: {
        outcome: 'refused',
        reason: { code: 'NoEmptyDisk', message: 'No empty second disk' },
      },
    });
    expect(driven.phases).toEqual(['Preflight', 'Failed']);
    expect(driven.run.problem?.code).toBe('NoEmptyDisk');
  });

  it('says when the MachineConfig was removed by somebody else', () => {
    const driven = drivePartition([
      ...ROLLOUT.slice(0, 2),
      { t: 5, cluster: pool({ present: false }) },
    ]);
    expect(driven.run.problem?.code).toBe('RemovedOnCluster');
  });

  it('fails when the storage is not as planned in time', () => {
    const driven = drivePartition(
      ROLLOUT.map(row => ({ ...row, storageReady: false })),
    );
    expect(driven.run.phase).toBe('Failed');
    expect(driven.run.problem).toMatchObject({
      code: 'StorageNotReady',
      message: expect.stringContaining(
        'var-lib-containers.mount is not active',
      ),
    });
  });

  it('succeeds, and says so, when Lifecycle Agent cannot be restarted', () => {
    const driven = drivePartition(ROLLOUT, { restartFails: true });
    expect(driven.run.phase).toBe('Succeeded');
    expect(driven.run.problem?.code).toBe('LifecycleAgentNotRestarted');
  });

  it('takes it back when cancelled before the node takes it up', () => {
    const driven = drivePartition(
      [...ROLLOUT.slice(0, 2), { t: 6, cluster: pool({ present: false }) }],
      { cancelAt: 3 },
    );
    expect(driven.phases.slice(-2)).toEqual(['Reverting', 'Abandoned']);
    expect(driven.effects).toContain('delete-machine-config');
  });

  it('stops following when cancelled later, and records the end', () => {
    const driven = drivePartition(ROLLOUT, { cancelAt: 30 });
    expect(driven.phases[driven.phases.length - 1]).toBe('Abandoned');
    expect(driven.run.problem?.code).toBe('StoppedFollowing');
    expect(driven.run.watching).toBe(false);
    expect(driven.effects).not.toContain('delete-machine-config');
    expect(driven.audits[driven.audits.length - 1].message).toContain(
      'came to its end: Succeeded',
    );
  });

  it.each([
    [3, 'Abandoned'],
    [30, 'Succeeded'],
  ])(
    'only stops what can be stopped where that is asked for, at %s: %s',
    (cancelAt, phase) => {
      const rows = ROLLOUT.filter(({ t }) => cancelAt > 3 || t <= 3);
      const driven = drivePartition(
        cancelAt > 3
          ? rows
          : [...rows, { t: 6, cluster: pool({ present: false }) }],
        { cancelAt, onlyIfStoppable: true },
      );
      expect(driven.run.phase).toBe(phase);
      expect(
        driven.entries.filter(({ text }) => /came too late/.test(text)),
      ).toHaveLength(phase === 'Succeeded' ? 1 : 0);
    },
  );

  it('names its MachineConfig in what it records', () => {
    const driven = drivePartition(ROLLOUT);
    expect(
      driven.entries.some(({ text }) => text.includes(MACHINE_CONFIG)),
    ).toBe(true);
  });
});

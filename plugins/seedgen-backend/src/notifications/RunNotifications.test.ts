import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import { DatabaseAuditLog } from '../audit';
import type { Decision, MachineRun } from '../runs/engine/types';
import { newRun } from '../runs/engine/newRun';
import { DatabaseRunStore } from '../runs/store';
import { DatabaseOutbox } from './DatabaseOutbox';
import { RunNotifications, type DeliveryOutcome } from './RunNotifications';
import { DAY, MINUTE } from '../units';
import { KINDS } from '../runs/kinds';

const databases = testDatabases();

/** Notifications as their backend keeps them: one for each user, origin and scope. */
class FakeNotifications {
  readonly kept = new Map<string, string>();
  sent: NotificationSendOptions[] = [];
  down = false;
  hangs = false;
  began?: () => void;

  async send(options: NotificationSendOptions): Promise<void> {
    this.began?.();
    if (this.hangs) await new Promise(() => {});
    if (this.down) {
      throw new Error('Failed to send notifications: TypeError: fetch failed');
    }
    this.sent.push(options);
    const { recipients, payload } = options;
    const users =
      recipients.type === 'entity' ? [recipients.entityRef].flat() : [];
    for (const user of users) {
      this.kept.set(`${user} ${payload.scope}`, payload.title);
    }
  }
}

describe.each(databases.ids)('notifications of runs on %s', id => {
  let knex: Knex;
  let clock: ManualClock;
  let backend: FakeNotifications;
  let owners: string[] | Error;
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const replicas: RunNotifications[] = [];

  beforeEach(async () => {
    knex = await databases.create(id);
    clock = new ManualClock();
    backend = new FakeNotifications();
    owners = ['group:default/platform'];
    jest.clearAllMocks();
    logger.child.mockReturnValue(logger);
  });
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(each => each.stop()));
  });

  function replica(
    name: string,
    settings: { owners?: boolean; attentionAfterMs?: number } = {},
  ) {
    const outcomes: DeliveryOutcome[] = [];
    const audit = new DatabaseAuditLog({
      knex,
      clock,
      sink: async () => undefined,
    });
    const outbox = new DatabaseOutbox({ knex, clock, holder: name });
    const notifications = new RunNotifications({
      pageAddress: 'https://portal.example/seedgen',
      settings: {
        enabled: true,
        owners: true,
        attentionAfterMs: MINUTE,
        ...settings,
      },
      outbox,
      notifications: backend,
      owners: {
        ownersOf: async () => {
          if (owners instanceof Error) throw owners;
          return owners;
        },
      },
      runs: new DatabaseRunStore({ knex, audit, kinds: KINDS }),
      clock,
      random: () => 0.5,
      logger,
      onDelivery: outcome => outcomes.push(outcome),
    });
    replicas.push(notifications);
    const store = new DatabaseRunStore({
      knex,
      audit,
      listeners: [notifications.listener],
      kinds: KINDS,
    });
    return { notifications, outbox, store, outcomes };
  }

  async function requested(store: DatabaseRunStore, runId = 'run-1') {
    const run = newRun(
      {
        id: runId,
        request: {
          kind: 'generate',
          cluster: 'sno1',
          seedImage: 'registry.example/ocp/sno1:1',
          confirmation: 'sno1',
        },
        requestedBy: 'user:default/jane',
        now: clock.now(),
      },
      KINDS,
    );
    await store.insert({ run, requestHash: 'h', entries: [], audits: [] });
  }

  async function move(
    store: DatabaseRunStore,
    over: Partial<MachineRun>,
    entry: { type: 'phase' | 'diagnosis'; reasonCode?: string },
    audits: Decision['audits'] = [],
  ) {
    const stored = (await store.find('run-1'))!;
    const run = { ...stored.run, ...over };
    const at = clock.now().toISOString();
    return store.transition(
      { id: 'run-1', ...stored },
      {
        run,
        entries: [{ at, phase: run.phase, text: 'x', ...entry }],
        audits,
        effects: [],
      },
    );
  }

  const fail = (store: DatabaseRunStore) =>
    move(store, { phase: 'Failed' }, { type: 'phase' });
  const problem = (code: string) => ({
    problem: { code, message: 'm' },
    phase: 'Imaging' as const,
  });

  it('tells requester and owners of the end, once', async () => {
    const { notifications, store, outcomes } = replica('one');
    await requested(store);
    await fail(store);
    await notifications.sendDue();
    await notifications.sendDue();
    expect(backend.sent).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: ['user:default/jane', 'group:default/platform'],
        },
        payload: {
          title: 'Seed image of sno1: failed',
          description: 'Asked for by user:default/jane.',
          link: 'https://portal.example/seedgen/runs/run-1',
          severity: 'high',
          topic: 'run-ended',
          scope: 'run:run-1:ended',
        },
      },
    ]);
    expect(outcomes).toEqual(['sent']);
  });

  it('tells the requester alone where owners are not to be told', async () => {
    const { notifications, store } = replica('one', { owners: false });
    await requested(store);
    await fail(store);
    await notifications.sendDue();
    expect(backend.sent[0].recipients).toEqual({
      type: 'entity',
      entityRef: ['user:default/jane'],
    });
  });

  it('has nothing to tell of a transition that was not stored', async () => {
    const { notifications, store, outbox } = replica('one');
    await requested(store);
    await expect(
      move(store, { phase: 'Failed' }, { type: 'phase' }, [
        { action: undefined as never, outcome: 'failed', actor: 'x' },
      ]),
    ).rejects.toThrow();
    const stored = (await store.find('run-1'))!;
    expect(
      await store.transition(
        { id: 'run-1', epoch: stored.epoch, revision: 99 },
        {
          run: { ...stored.run, phase: 'Failed' },
          entries: [{ at: 'x', type: 'phase', phase: 'Failed', text: 'x' }],
          audits: [],
          effects: [],
        },
      ),
    ).toEqual({ outcome: 'stale' });
    await notifications.sendDue();
    expect(backend.sent).toEqual([]);
    expect(await outbox.depth()).toEqual({ pending: 0 });
  });

  it('is sent by one of two replicas', async () => {
    const one = replica('one');
    const two = replica('two');
    await requested(one.store);
    await fail(one.store);
    await Promise.all([
      one.notifications.sendDue(),
      two.notifications.sendDue(),
    ]);
    expect(backend.sent).toHaveLength(1);
  });

  it('becomes one notification although its sender dies before saying so', async () => {
    const one = replica('one');
    const two = replica('two');
    await requested(one.store);
    await fail(one.store);
    // Dies: from here on nothing of it reaches the database.
    jest.spyOn(one.outbox, 'finish').mockRejectedValueOnce(new Error('killed'));
    jest
      .spyOn(one.outbox, 'postpone')
      .mockRejectedValueOnce(new Error('killed'));
    await expect(one.notifications.sendDue()).rejects.toThrow('killed');
    expect(backend.sent).toHaveLength(1);

    await two.notifications.sendDue();
    expect(backend.sent).toHaveLength(1);
    await clock.advance(2 * MINUTE);
    await two.notifications.sendDue();
    expect(backend.sent).toHaveLength(2);
    expect([...backend.kept.keys()]).toEqual([
      'user:default/jane run:run-1:ended',
      'group:default/platform run:run-1:ended',
    ]);
    expect(await two.outbox.depth()).toEqual({ pending: 0 });
  });

  it('does not let a sender that was too slow undo what another has done', async () => {
    const one = replica('one');
    const two = replica('two');
    await requested(one.store);
    await fail(one.store);
    const slow = (await one.outbox.take(1_000))!;
    await clock.advance(1_000);
    await two.notifications.sendDue();
    await one.outbox.postpone(slow, 0);
    await one.outbox.finish(slow, 'dropped');
    expect(await knex('seedgen_notifications').select('state')).toEqual([
      { state: 'sent' },
    ]);
  });

  it('keeps what cannot be sent until it can', async () => {
    const { notifications, store, outbox, outcomes } = replica('one');
    await requested(store);
    backend.down = true;
    await fail(store);
    const pass = async (milliseconds: number) => {
      for (let passed = 0; passed < milliseconds; passed += 10_000) {
        await notifications.sendDue();
        await clock.advance(10_000);
      }
    };
    await pass(30 * MINUTE);
    expect(backend.sent).toEqual([]);
    expect(await outbox.depth()).toEqual({
      pending: 1,
      oldestAt: '2026-11-22T10:00:00.000Z',
    });
    // Less and less often: 10 s, 20 s, 40 s … up to 10 min.
    expect(outcomes.length).toBeGreaterThan(5);
    expect(outcomes.length).toBeLessThan(12);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.child).toHaveBeenCalledWith({
      runId: 'run-1',
      cluster: 'sno1',
    });

    backend.down = false;
    await pass(11 * MINUTE);
    expect(backend.sent).toHaveLength(1);
    expect(await outbox.depth()).toEqual({ pending: 0 });
    expect(logger.info).toHaveBeenCalledWith('Notifications can be sent again');
  });

  it('waits for the catalog to say who the owners are', async () => {
    const { notifications, store } = replica('one');
    await requested(store);
    owners = new Error('the catalog is away');
    await fail(store);
    await notifications.sendDue();
    expect(backend.sent).toEqual([]);
    owners = [];
    await clock.advance(MINUTE);
    await notifications.sendDue();
    expect(backend.sent).toHaveLength(1);
  });

  it('does not wait for ever for an answer', async () => {
    const { notifications, store, outcomes } = replica('one');
    await requested(store);
    backend.hangs = true;
    await fail(store);
    const began = new Promise<void>(resolve => {
      backend.began = resolve;
    });
    const sending = notifications.sendDue();
    await began;
    await clock.advance(30_000);
    await sending;
    expect(outcomes).toEqual(['failed']);
  });

  it('gives up after a day, and says so', async () => {
    const { notifications, store, outbox } = replica('one');
    await requested(store);
    backend.down = true;
    await fail(store);
    await clock.advance(DAY);
    await notifications.sendDue();
    expect(await outbox.depth()).toEqual({ pending: 0 });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(/Nobody was told of 'ended' of run run-1/),
      expect.any(Error),
    );
  });

  it('tells of what needs attention only once it has lasted', async () => {
    const { notifications, store, outcomes } = replica('one');
    await requested(store);
    const shown = { type: 'diagnosis' as const, reasonCode: 'SlowReturn' };
    await move(store, problem('SlowReturn'), shown);
    await notifications.sendDue();
    expect(backend.sent).toEqual([]);
    await clock.advance(MINUTE);
    await notifications.sendDue();
    expect(backend.sent.map(({ payload }) => payload.scope)).toEqual([
      'run:run-1:attention:SlowReturn',
    ]);
    // The same again is no news.
    await move(store, problem('SlowReturn'), shown);
    await clock.advance(MINUTE);
    await notifications.sendDue();
    expect(outcomes).toEqual(['sent']);
  });

  it('does not tell what has passed, and does if it comes back', async () => {
    const { notifications, store, outcomes } = replica('one');
    await requested(store);
    const shown = { type: 'diagnosis' as const, reasonCode: 'SlowReturn' };
    await move(store, problem('SlowReturn'), shown);
    await move(
      store,
      { phase: 'Recovering', problem: undefined },
      { type: 'phase' },
    );
    await clock.advance(MINUTE);
    await notifications.sendDue();
    expect(outcomes).toEqual(['dropped']);
    await move(store, problem('SlowReturn'), shown);
    await clock.advance(MINUTE);
    await notifications.sendDue();
    expect(outcomes).toEqual(['dropped', 'sent']);
  });

  it('forgets what was sent a month ago', async () => {
    const { notifications, store } = replica('one');
    await requested(store);
    await fail(store);
    await notifications.sendDue();
    await clock.advance(31 * DAY);
    notifications.start();
    await settle();
    await notifications.stop();
    expect(await knex('seedgen_notifications')).toEqual([]);
  });
});

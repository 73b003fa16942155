import { mockServices } from '@backstage/backend-test-utils';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import type { SeedgenChange } from '@seedgen/backstage-plugin-seedgen-common';
import { unseenStatus } from '../__testUtils__/fakeServices';
import type { AddressedContent } from './ChangeContents';
import { ChangeSignals } from './ChangeSignals';

const ANN = 'user:default/ann';
const BEN = 'user:default/ben';
const EVE = 'user:default/eve';

/** What goes to everybody who is connected, with a token or without. */
const CHANGED = {
  recipients: { type: 'broadcast' },
  channel: 'seedgen',
  message: { type: 'changed' },
};

function setup(
  publish?: () => Promise<void>,
  contents: (
    changes: readonly SeedgenChange[],
    telling: string,
  ) => AddressedContent[] = () => [],
  /** Who has just read, and which clusters they may read. */
  readers: Record<string, string[]> = {},
) {
  const sent: SignalPayload[] = [];
  const clock = new ManualClock();
  const signals = new ChangeSignals({
    signals: {
      publish: async signal => {
        sent.push(signal as SignalPayload);
        await publish?.();
      },
    },
    contents: {
      of: async (changes, telling) => contents(changes, telling),
    },
    readers: {
      all: () => Object.keys(readers),
      any: () => Object.keys(readers).length > 0,
      whoMayRead: cluster =>
        Object.keys(readers).filter(user => readers[user].includes(cluster)),
    },
    sender: 'portal-1',
    clock,
    logger: mockServices.logger.mock(),
  });
  return { sent, clock, signals };
}

describe('ChangeSignals', () => {
  it('tells what changed at once, by name to those who may read it, and without one to all', async () => {
    const { sent, signals } = setup(undefined, undefined, {
      [ANN]: ['sno1', 'sno2'],
      [BEN]: ['sno2'],
      [EVE]: [],
    });
    const run = { id: 'r', cluster: 'sno1', requestedBy: ANN };
    for (let revision = 1; revision <= 20; revision += 1) {
      signals.runChanged({ ...run, revision });
    }
    signals.clusterChanged('sno2');
    await settle();
    const telling = 'portal-1.1';
    expect(sent).toEqual([
      {
        recipients: { type: 'user', entityRef: [ANN] },
        channel: 'seedgen',
        // The last revision, and nothing else of the run.
        message: {
          type: 'run',
          id: 'r',
          cluster: 'sno1',
          revision: 20,
          telling,
        },
      },
      {
        recipients: { type: 'user', entityRef: [ANN, BEN] },
        channel: 'seedgen',
        message: { type: 'cluster', cluster: 'sno2', telling },
      },
      {
        recipients: { type: 'user', entityRef: [ANN, BEN, EVE] },
        channel: 'seedgen',
        message: { type: 'told' },
      },
      CHANGED,
    ]);
  });

  it('tells all that something changed where nobody has just read', async () => {
    const { sent, signals } = setup();
    signals.clusterChanged('sno1');
    await settle();
    expect(sent).toEqual([CHANGED]);
  });

  it('tells what goes on changing four times a second, and the last of it always', async () => {
    const { sent, clock, signals } = setup(undefined, undefined, {
      [ANN]: ['sno1'],
    });
    const revisions = () =>
      sent.flatMap(({ message: { type, revision } }) =>
        type === 'run' ? [revision] : [],
      );
    for (let revision = 1; revision <= 100; revision += 1) {
      signals.runChanged({ id: 'r', cluster: 'sno1', revision });
      await clock.advance(10);
    }
    await clock.advance(250);
    expect(revisions()).toEqual([1, 25, 50, 75, 100]);
    // After a while of silence, at once again.
    signals.runChanged({ id: 'r', cluster: 'sno1', revision: 101 });
    await settle();
    expect(revisions()).toHaveLength(6);
    await signals.stop();
  });

  it('tells those who look at it what it is, before it tells that it is another', async () => {
    const asked: unknown[] = [];
    const { sent, clock, signals } = setup(
      undefined,
      (changes, telling) => {
        asked.push(changes);
        const status = unseenStatus('sno1');
        return [
          {
            users: [ANN],
            message: { type: 'cluster-content', telling, status },
          },
        ];
      },
      { [ANN]: ['sno1'], [BEN]: ['sno1'] },
    );
    signals.clusterChanged('sno1');
    await settle();
    const change = { type: 'cluster', cluster: 'sno1' };
    expect(asked).toEqual([[change]]);
    expect(sent).toEqual([
      {
        recipients: { type: 'user', entityRef: [ANN] },
        channel: 'seedgen',
        message: {
          type: 'cluster-content',
          telling: 'portal-1.1',
          status: unseenStatus('sno1'),
        },
      },
      {
        recipients: { type: 'user', entityRef: [ANN, BEN] },
        channel: 'seedgen',
        message: { ...change, telling: 'portal-1.1' },
      },
      {
        recipients: { type: 'user', entityRef: [ANN, BEN] },
        channel: 'seedgen',
        message: { type: 'told' },
      },
      CHANGED,
    ]);
    signals.clusterChanged('sno1');
    await clock.advance(250);
    expect(sent[4].message.telling).toBe('portal-1.2');
    await signals.stop();
  });

  it('says every ten seconds that signals arrive, while somebody reads', async () => {
    const readers: Record<string, string[]> = {};
    const { sent, clock, signals } = setup(undefined, undefined, readers);
    signals.start();
    await clock.advance(30_000);
    expect(sent).toEqual([]);
    readers[ANN] = [];
    await clock.advance(30_000);
    expect(sent).toEqual(
      Array(3).fill({ ...CHANGED, message: { type: 'alive' } }),
    );
    await signals.stop();
    await clock.advance(30_000);
    expect(sent).toHaveLength(3);
  });

  it('goes on when signals cannot be sent', async () => {
    const { sent, clock, signals } = setup(async () => {
      throw new Error('no bus');
    });
    signals.clusterChanged('sno1');
    await clock.advance(250);
    signals.clusterChanged('sno2');
    await clock.advance(250);
    expect(sent).toHaveLength(2);
  });

  it('sends what is waiting when it is stopped, and nothing afterwards', async () => {
    const { sent, signals } = setup();
    signals.clusterChanged('sno1');
    await signals.stop();
    expect(sent).toHaveLength(1);
    signals.clusterChanged('sno2');
    await signals.stop();
    expect(sent).toHaveLength(1);
  });
});

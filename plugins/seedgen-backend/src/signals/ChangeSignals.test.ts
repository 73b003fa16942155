import { mockServices } from '@backstage/backend-test-utils';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import type { SeedgenChange } from '@seedgen/backstage-plugin-seedgen-common';
import { unseenStatus } from '../__testUtils__/fakeServices';
import type { AddressedContent } from './ChangeContents';
import { ChangeSignals } from './ChangeSignals';

function setup(
  publish?: () => Promise<void>,
  contents: (
    changes: readonly SeedgenChange[],
    telling: string,
  ) => AddressedContent[] = () => [],
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
    sender: 'portal-1',
    clock,
    logger: mockServices.logger.mock(),
  });
  return { sent, clock, signals };
}

describe('ChangeSignals', () => {
  it('tells what changed at once, with the last revision and nothing else', async () => {
    const { sent, signals } = setup();
    const run = { id: 'r', cluster: 'sno1', requestedBy: 'user:default/ann' };
    for (let revision = 1; revision <= 20; revision += 1) {
      signals.runChanged({ ...run, revision });
    }
    signals.clusterChanged('sno1');
    await settle();
    expect(sent).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: 'seedgen',
        message: {
          type: 'run',
          id: 'r',
          cluster: 'sno1',
          revision: 20,
          telling: 'portal-1.1',
        },
      },
      {
        recipients: { type: 'broadcast' },
        channel: 'seedgen',
        message: {
          type: 'cluster',
          cluster: 'sno1',
          telling: 'portal-1.1',
        },
      },
    ]);
  });

  it('tells what goes on changing four times a second, and the last of it always', async () => {
    const { sent, clock, signals } = setup();
    for (let revision = 1; revision <= 100; revision += 1) {
      signals.runChanged({ id: 'r', cluster: 'sno1', revision });
      await clock.advance(10);
    }
    await clock.advance(250);
    expect(sent.map(({ message }) => message.revision)).toEqual([
      1, 25, 50, 75, 100,
    ]);
    // After a while of silence, at once again.
    signals.runChanged({ id: 'r', cluster: 'sno1', revision: 101 });
    await settle();
    expect(sent).toHaveLength(6);
    await signals.stop();
  });

  it('tells those who look at it what it is, before it tells all that it is another', async () => {
    const asked: unknown[] = [];
    const users = ['user:default/ann', 'user:default/ben'];
    const { sent, clock, signals } = setup(undefined, (changes, telling) => {
      asked.push(changes);
      const status = unseenStatus('sno1');
      return [{ users, message: { type: 'cluster-content', telling, status } }];
    });
    signals.clusterChanged('sno1');
    await settle();
    const change = { type: 'cluster', cluster: 'sno1' };
    expect(asked).toEqual([[change]]);
    expect(sent).toEqual([
      {
        recipients: { type: 'user', entityRef: users },
        channel: 'seedgen',
        message: {
          type: 'cluster-content',
          telling: 'portal-1.1',
          status: unseenStatus('sno1'),
        },
      },
      {
        recipients: { type: 'broadcast' },
        channel: 'seedgen',
        message: { ...change, telling: 'portal-1.1' },
      },
    ]);
    signals.clusterChanged('sno1');
    await clock.advance(250);
    expect(sent[3].message.telling).toBe('portal-1.2');
    await signals.stop();
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

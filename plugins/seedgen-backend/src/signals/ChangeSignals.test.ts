import { mockServices } from '@backstage/backend-test-utils';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import { ManualClock, settle } from '../__testUtils__/ManualClock';
import { ChangeSignals } from './ChangeSignals';

function setup(publish?: () => Promise<void>) {
  const sent: SignalPayload[] = [];
  const clock = new ManualClock();
  const signals = new ChangeSignals({
    signals: {
      publish: async signal => {
        sent.push(signal as SignalPayload);
        await publish?.();
      },
    },
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
        message: { type: 'run', id: 'r', cluster: 'sno1', revision: 20 },
      },
      {
        recipients: { type: 'broadcast' },
        channel: 'seedgen',
        message: { type: 'cluster', cluster: 'sno1' },
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

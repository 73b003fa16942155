import type { SeedgenSignal } from '@seedgen/backstage-plugin-seedgen-common';
import { unseenCluster } from '../../dev/fixtures';
import { LiveReader, type LiveState } from './LiveReader';

function setUp<T>(load: (signal: AbortSignal) => Promise<T>) {
  const states: LiveState<T>[] = [];
  const reader = new LiveReader<T>({
    load,
    onChange: state => states.push(state),
    timeoutMs: 1000,
  });
  return { reader, states, last: () => states[states.length - 1] };
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('LiveReader', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reads once for one request', async () => {
    const { reader, states } = setUp(async () => 'a');
    reader.request();
    await settle();
    expect(states).toEqual([{ reading: true }, { value: 'a', reading: false }]);
  });

  it('reads once more after requests during an attempt, never two at a time', async () => {
    const finish: ((value: number) => void)[] = [];
    const { reader, last } = setUp(
      () => new Promise<number>(resolve => finish.push(resolve)),
    );
    reader.request();
    reader.request();
    reader.request();
    expect(finish).toHaveLength(1);
    finish[0](1);
    await settle();
    expect(finish).toHaveLength(2);
    finish[1](2);
    await settle();
    expect(finish).toHaveLength(2);
    expect(last()).toEqual({ value: 2, reading: false });
  });

  it('keeps the last value when a later attempt fails', async () => {
    const answers = [async () => 'a', () => Promise.reject(new Error('gone'))];
    const { reader, last } = setUp(() => answers.shift()!());
    reader.request();
    await settle();
    reader.request();
    await settle();
    expect(last()).toEqual({
      value: 'a',
      error: new Error('gone'),
      reading: false,
    });
  });

  it('gives up an attempt that hangs, and can try again', async () => {
    const signals: AbortSignal[] = [];
    const { reader, last } = setUp(signal => {
      signals.push(signal);
      return new Promise(() => {});
    });
    reader.request();
    jest.advanceTimersByTime(1000);
    await settle();
    expect(last().error?.message).toContain('did not answer');
    expect(signals[0].aborted).toBe(true);
    reader.request();
    expect(signals).toHaveLength(2);
  });

  it('reports nothing once stopped', async () => {
    const signals: AbortSignal[] = [];
    const { reader, states } = setUp(async signal => {
      signals.push(signal);
      return 'late';
    });
    reader.request();
    reader.stop();
    await settle();
    reader.request();
    expect(states).toEqual([{ reading: true }]);
    expect(signals).toHaveLength(1);
    expect(signals[0].aborted).toBe(true);
  });

  describe('hears signals', () => {
    const status = (cluster: string, answer: string): SeedgenSignal => ({
      type: 'cluster-content',
      telling: 't1',
      status: { ...unseenCluster(), name: cluster, title: answer },
    });
    const changed = (cluster: string, telling = 't1'): SeedgenSignal => ({
      type: 'cluster',
      cluster,
      telling,
    });

    function listen(load = jest.fn(async () => 'read')) {
      const states: LiveState<string>[] = [];
      const reader = new LiveReader<string>({
        load,
        onChange: state => states.push(state),
        timeoutMs: 1000,
        laterMs: () => 500,
        concerns: ({ cluster }) => cluster !== 'sno9',
        take: (_, content) =>
          content.type === 'cluster-content' && content.status.name === 'sno1'
            ? content.status.title
            : undefined,
      });
      return { reader, load, last: () => states[states.length - 1] };
    }

    it('reads what concerns it, and leaves the rest alone', async () => {
      const { reader, load } = listen();
      reader.hear(changed('sno9'));
      expect(load).not.toHaveBeenCalled();
      reader.hear(changed('sno1'));
      expect(load).toHaveBeenCalledTimes(1);
    });

    it('takes over what it is told, and does not read it', async () => {
      const { reader, load, last } = listen();
      reader.request();
      await settle();
      reader.hear(status('sno1', 'told'));
      expect(last()).toEqual({ value: 'told', reading: false });
      reader.hear(changed('sno1'));
      expect(load).toHaveBeenCalledTimes(1);
      // Nobody has told it what this is.
      reader.hear(changed('sno1', 't2'));
      expect(load).toHaveBeenCalledTimes(2);
    });

    it('reads when of one telling it could take over a part only', async () => {
      const { reader, load } = listen();
      reader.request();
      await settle();
      reader.hear(status('sno1', 'told'));
      reader.hear(status('sno2', 'not ours'));
      reader.hear(changed('sno1'));
      expect(load).toHaveBeenCalledTimes(1);
      reader.hear(changed('sno2'));
      expect(load).toHaveBeenCalledTimes(2);
    });

    it('reads once more when it is told during an attempt, whose answer may be older', async () => {
      const finish: ((value: string) => void)[] = [];
      const { reader, last } = listen(
        jest.fn(() => new Promise<string>(resolve => finish.push(resolve))),
      );
      reader.request();
      finish[0]('first');
      await settle();
      reader.request();
      reader.hear(status('sno1', 'told'));
      reader.hear(changed('sno1'));
      finish[1]('perhaps older');
      await settle();
      expect(finish).toHaveLength(3);
      finish[2]('newest');
      await settle();
      expect(last()).toEqual({ value: 'newest', reading: false });
    });

    it('reads later when nobody told it what changed', async () => {
      const { reader, load } = listen();
      reader.hear({ type: 'alive' });
      reader.hear({ type: 'changed' });
      reader.hear({ type: 'changed' });
      jest.advanceTimersByTime(499);
      expect(load).not.toHaveBeenCalled();
      jest.advanceTimersByTime(1);
      expect(load).toHaveBeenCalledTimes(1);
      await settle();
      reader.hear({ type: 'changed' });
      // What it reads meanwhile is late enough.
      reader.request();
      await settle();
      jest.advanceTimersByTime(1_000);
      expect(load).toHaveBeenCalledTimes(2);
    });

    it('does not read for an announcement of which it was told all', async () => {
      const { reader, load } = listen();
      reader.request();
      await settle();
      reader.hear({ type: 'told' });
      reader.hear({ type: 'told' });
      reader.hear({ type: 'changed' });
      reader.hear({ type: 'changed' });
      jest.advanceTimersByTime(1_000);
      expect(load).toHaveBeenCalledTimes(1);
      // Another part of the portal announces what nobody has told us.
      reader.hear({ type: 'changed' });
      jest.advanceTimersByTime(500);
      expect(load).toHaveBeenCalledTimes(2);
      await settle();
      // One whose announcement never came says nothing of a later one.
      reader.hear({ type: 'told' });
      jest.advanceTimersByTime(5_000);
      reader.hear({ type: 'changed' });
      jest.advanceTimersByTime(500);
      expect(load).toHaveBeenCalledTimes(3);
    });

    it('reads nothing later once stopped', () => {
      const { reader, load } = listen();
      reader.hear({ type: 'changed' });
      reader.stop();
      reader.hear({ type: 'changed' });
      jest.advanceTimersByTime(1_000);
      expect(load).not.toHaveBeenCalled();
    });

    it('reads when it failed to, and when it is told before it knows anything', async () => {
      const { reader, load, last } = listen(
        jest.fn(() => Promise.reject<string>(new Error('gone'))),
      );
      reader.hear(status('sno1', 'told'));
      reader.hear(changed('sno1'));
      await settle();
      expect(last().error).toEqual(new Error('gone'));
      reader.hear(status('sno1', 'told'));
      reader.hear(changed('sno1'));
      expect(load).toHaveBeenCalledTimes(2);
    });

    it('takes over nothing once stopped', async () => {
      const { reader, last } = listen();
      reader.request();
      await settle();
      reader.stop();
      reader.hear(status('sno1', 'told'));
      expect(last()).toEqual({ value: 'read', reading: false });
    });
  });
});

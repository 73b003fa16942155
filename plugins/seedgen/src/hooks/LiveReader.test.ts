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
});

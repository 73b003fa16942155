import type { ReactNode } from 'react';
import { act, renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import type { SeedgenSignal } from '@seedgen/backstage-plugin-seedgen-common';
import { unseenCluster } from '../../dev/fixtures';
import { POLL_MS } from './pollInterval';
import { DOUBT_MS, useLiveResource } from './useLiveResource';
import { SILENT_AFTER_MS } from './useSeedgenSignal';

const settle = () => act(async () => {});
const pass = (milliseconds: number) =>
  act(async () => {
    jest.advanceTimersByTime(milliseconds);
  });

/** Second by second, so that answers arrive in between. */
async function passSeconds(seconds: number) {
  for (let second = 0; second < seconds; second += 1) await pass(1_000);
}

function setVisibility(state: 'visible' | 'hidden') {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => state,
  });
}

function setUp(options: {
  signals?: boolean;
  busy?: boolean;
  onDemand?: boolean;
}) {
  const listeners = new Map<string, (message: any) => void>();
  const signals = {
    subscribe: (channel: string, listener: (message: any) => void) => {
      listeners.set(channel, listener);
      return { unsubscribe: () => listeners.delete(channel) };
    },
  };
  const apis: [typeof signalApiRef, SignalApi][] = options.signals
    ? [[signalApiRef, signals]]
    : [];
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={apis}>{children}</TestApiProvider>
  );
  let count = 0;
  const load = jest.fn(async (_: AbortSignal) => {
    count += 1;
    return `answer ${count}`;
  });
  const hook = renderHook(
    ({ name }) =>
      useLiveResource({
        key: name,
        load,
        concerns: signal => signal.cluster === name,
        take: (_, content) =>
          content.type === 'cluster-content' && content.status.name === name
            ? `told of ${content.status.title}`
            : undefined,
        isBusy: () => Boolean(options.busy),
        onDemand: options.onDemand,
      }),
    { wrapper, initialProps: { name: 'sno1' as string | undefined } },
  );
  const tell = (signal: SeedgenSignal) =>
    act(async () => listeners.get('seedgen')!(signal));
  return { ...hook, load, listeners, tell };
}

describe('useLiveResource', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    setVisibility('visible');
  });
  afterEach(() => jest.useRealTimers());

  it('loads and then has a value', async () => {
    const { result } = setUp({});
    expect(result.current.loading).toBe(true);
    await settle();
    expect(result.current).toMatchObject({ loading: false, value: 'answer 1' });
  });

  it.each([
    ['quickly while busy without signals', { busy: true }, POLL_MS.busy],
    [
      'quickly while busy where signals are there and none has arrived',
      { busy: true, signals: true },
      POLL_MS.busy,
    ],
    ['rarely while idle', {}, POLL_MS.idle],
  ])('looks again %s', async (_, options, everyMs) => {
    const { load } = setUp(options);
    await settle();
    await pass(everyMs - 1);
    expect(load).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('looks now and then while busy and told, and quickly when signals stop arriving', async () => {
    const { load, tell } = setUp({ busy: true, signals: true });
    await settle();
    await tell({ type: 'alive' });
    await pass(POLL_MS.busyWithSignals - 1);
    expect(load).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(load).toHaveBeenCalledTimes(2);
    await tell({ type: 'alive' });
    // The connection is cut by something that never says so.
    await passSeconds(SILENT_AFTER_MS / 1_000);
    const silent = load.mock.calls.length;
    await passSeconds(10);
    expect(load.mock.calls.length - silent).toBe(10_000 / POLL_MS.busy);
  });

  it.each([
    ['within two seconds while busy', true, POLL_MS.busy],
    ['within ten seconds while idle', false, POLL_MS.busyWithSignals],
  ])(
    'reads once %s when all it hears is that something changed',
    async (_, busy, withinMs) => {
      const { load, tell } = setUp({ busy, signals: true });
      await settle();
      jest.spyOn(Math, 'random').mockReturnValue(0.5);
      await tell({ type: 'changed' });
      await tell({ type: 'changed' });
      await pass(withinMs / 2 - 1);
      expect(load).toHaveBeenCalledTimes(1);
      await pass(1);
      expect(load).toHaveBeenCalledTimes(2);
      jest.restoreAllMocks();
    },
  );

  it('does not look while the page is hidden, and at once when it is seen again', async () => {
    const { load } = setUp({ busy: true });
    await settle();
    setVisibility('hidden');
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    setVisibility('visible');
    await act(async () => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('leaves signals alone while the page is hidden', async () => {
    const { load, listeners } = setUp({ signals: true });
    await settle();
    setVisibility('hidden');
    await act(async () => {
      listeners.get('seedgen')!({ type: 'cluster', cluster: 'sno1' });
    });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('shows what signals tell of it, and when, without a look', async () => {
    const { result, load, tell } = setUp({ signals: true });
    await settle();
    await pass(5_000);
    const status = { ...unseenCluster(), name: 'sno1', title: 'ours' };
    await tell({ type: 'cluster-content', telling: 't1', status });
    await tell({ type: 'cluster', cluster: 'sno1', telling: 't1' });
    expect(load).toHaveBeenCalledTimes(1);
    expect(result.current).toMatchObject({
      value: 'told of ours',
      readAt: new Date().toISOString(),
    });
    await tell({ type: 'cluster', cluster: 'sno1', telling: 't2' });
    expect(load).toHaveBeenCalledTimes(2);
    expect(result.current.value).toBe('answer 2');
  });

  it('looks within a second of waking up, and often until signals must be back', async () => {
    const { load, tell } = setUp({ busy: true, signals: true });
    await settle();
    const before = load.mock.calls.length;
    // The machine sleeps: time passes, timers do not.
    jest.setSystemTime(Date.now() + 8 * 60 * 60_000);
    await pass(1_000);
    expect(load).toHaveBeenCalledTimes(before + 1);
    await passSeconds(DOUBT_MS / 1_000);
    const often = load.mock.calls.length - before - 1;
    expect(often).toBeGreaterThanOrEqual(DOUBT_MS / POLL_MS.doubtful - 1);
    await passSeconds(1);
    await tell({ type: 'alive' });
    const after = load.mock.calls.length;
    await passSeconds(POLL_MS.busyWithSignals / 1_000);
    expect(load.mock.calls.length - after).toBe(1);
  });

  it('looks within a second of the backend being back, and often for a while', async () => {
    const { result, load } = setUp({ signals: true });
    await settle();
    load.mockRejectedValue(new TypeError('Failed to fetch'));
    await act(async () => result.current.refresh());
    await passSeconds(5);
    expect(result.current).toMatchObject({
      value: 'answer 1',
      error: { message: 'Failed to fetch' },
    });
    load.mockResolvedValue('right again');
    await pass(POLL_MS.doubtful);
    expect(result.current).toMatchObject({
      value: 'right again',
      error: undefined,
    });
    const before = load.mock.calls.length;
    await passSeconds(3);
    expect(load).toHaveBeenCalledTimes(before + 3);
  });

  it('follows the signals that concern it, also two in one turn', async () => {
    const { load, listeners } = setUp({ signals: true });
    await settle();
    await act(async () => {
      listeners.get('seedgen')!({ type: 'cluster', cluster: 'sno1' });
      listeners.get('seedgen')!({ type: 'cluster', cluster: 'other' });
    });
    expect(load).toHaveBeenCalledTimes(2);
    await act(async () => {
      listeners.get('seedgen')!({ type: 'cluster', cluster: 'other' });
    });
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('forgets the old value when it is about something else', async () => {
    const { result, rerender } = setUp({});
    await settle();
    rerender({ name: 'sno2' });
    expect(result.current.value).toBeUndefined();
    expect(result.current.loading).toBe(true);
    await settle();
    expect(result.current.value).toBe('answer 2');
  });

  it('reads nothing without a key', async () => {
    const { result, rerender, load } = setUp({});
    await settle();
    rerender({ name: undefined });
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    expect(result.current.loading).toBe(false);
  });

  it('reads only when asked to if so wanted', async () => {
    const { result, load } = setUp({ onDemand: true });
    await settle();
    await pass(600_000);
    await act(async () => {
      window.dispatchEvent(new Event('focus'));
    });
    expect(load).toHaveBeenCalledTimes(1);
    await act(async () => result.current.refresh());
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('stops with its component', async () => {
    const { unmount, load, listeners } = setUp({ signals: true, busy: true });
    await settle();
    unmount();
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    expect(listeners.size).toBe(0);
  });
});

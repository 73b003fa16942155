import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  SeedgenChange,
  SeedgenContent,
} from '@seedgen/backstage-plugin-seedgen-common';
import { LiveReader, type LiveState } from './LiveReader';
import { POLL_MS, pollInterval } from './pollInterval';
import { useSeedgenSignal } from './useSeedgenSignal';
import { isVisible, useReturns, useWhileVisible } from './useWhileVisible';

const READ_TIMEOUT_MS = 20_000;

/** Something that is read from the backend and kept up to date while it is on the screen. */
export interface LiveResource<T> extends LiveState<T> {
  /** Whether there is neither a value nor an error yet. */
  loading: boolean;
  /** When the value was read, by the clock of the browser. */
  readAt?: string;
  refresh(): void;
  /** Shows a value that came by another way until the next look. */
  put(value: T): void;
}

/**
 * Reads something, takes over what signals tell of it or reads it again when they say that it changed,
 * when the person comes back to the page, and from time to time while the page is visible.
 */
export function useLiveResource<T>(options: {
  /** Identity of what is read; with another key the old value is forgotten. Without one nothing is read. */
  key: string | undefined;
  load: (signal: AbortSignal) => Promise<T>;
  /** Whether a change may have made another of it; absent where none does. */
  concerns?: (change: SeedgenChange) => boolean;
  /** It, with what the backend tells of it; nothing where that does not say all, so that it must be read. */
  take?: (value: T, content: SeedgenContent) => T | undefined;
  isBusy?: (value: T) => boolean;
  /** Whether to read only when asked to; for what is better left alone. */
  onDemand?: boolean;
}): LiveResource<T> {
  const { key } = options;
  const latest = useRef(options);
  latest.current = options;

  const [state, setState] = useState<
    { key?: string; readAt?: string; failures?: number } & LiveState<T>
  >({
    reading: false,
  });
  const reader = useRef<LiveReader<T>>();
  const busy = useRef(false);
  const { doubtful, doubt } = useDoubt();

  useEffect(() => {
    if (key === undefined) return undefined;
    let readAt: string | undefined;
    let failures = 0;
    const current = new LiveReader<T>({
      load: signal => latest.current.load(signal),
      concerns: change => latest.current.concerns?.(change) ?? false,
      laterMs: () =>
        latest.current.concerns &&
        Math.random() * (busy.current ? POLL_MS.busy : POLL_MS.busyWithSignals),
      take: (value, content) => latest.current.take?.(value, content),
      onChange: next => {
        if (!next.reading && next.error) failures += 1;
        if (!next.reading && !next.error) {
          // What kept us from reading may have kept signals from arriving.
          if (failures > 0) doubt();
          failures = 0;
          readAt = new Date().toISOString();
        }
        setState({ key, ...next, readAt, failures });
      },
      timeoutMs: READ_TIMEOUT_MS,
    });
    reader.current = current;
    current.request();
    return () => {
      reader.current = undefined;
      current.stop();
    };
  }, [key, doubt]);

  const refresh = useCallback(() => reader.current?.request(), []);
  const put = useCallback((value: T) => reader.current?.put(value), []);

  const signalsArrive = useSeedgenSignal(signal => {
    // Whoever comes back to a hidden page finds it read again.
    if (isVisible()) reader.current?.hear(signal);
  });

  const own = state.key === key ? state : { reading: false };
  const { value, error, reading } = own as LiveState<T>;
  busy.current = value !== undefined && Boolean(options.isBusy?.(value));
  const everyMs = pollInterval({
    busy: busy.current,
    signalsArrive,
    doubtful,
    error,
    failures: own === state ? state.failures ?? 0 : 0,
  });
  useWhileVisible(refresh, options.onDemand ? undefined : everyMs);
  const comeBack = useCallback(
    (connectionLost: boolean) => {
      if (connectionLost) doubt();
      refresh();
    },
    [doubt, refresh],
  );
  useReturns(comeBack, !options.onDemand);

  return {
    value,
    error,
    reading,
    readAt: own === state ? state.readAt : undefined,
    loading: key !== undefined && value === undefined && error === undefined,
    refresh,
    put,
  };
}

/** Longer than the portal's client of signals takes to connect again. */
export const DOUBT_MS = 10_000;

/** Whether signals may be getting lost now, for a while after somebody said so. */
function useDoubt(): { doubtful: boolean; doubt: () => void } {
  const [since, setSince] = useState<number>();
  useEffect(() => {
    if (since === undefined) return undefined;
    const timer = setTimeout(() => setSince(undefined), DOUBT_MS);
    return () => clearTimeout(timer);
  }, [since]);
  const doubt = useCallback(() => setSince(Date.now()), []);
  return { doubtful: since !== undefined, doubt };
}

/** A resource that shows what it had until what was asked for instead is there. */
export interface KeptResource<T> extends LiveResource<T> {
  /** Whether the value is still that of what was asked for before. */
  settling: boolean;
}

/**
 * Keeps the last value on the screen while a list is read by other filters, so that nothing jumps. A
 * failure to read takes its place: the old rows are no answer to the new question.
 */
export function useKept<T>(resource: LiveResource<T>): KeptResource<T> {
  const last = useRef<{ value: T; readAt?: string }>();
  if (resource.value !== undefined) {
    last.current = { value: resource.value, readAt: resource.readAt };
  }
  if (!resource.loading || !last.current) {
    return { ...resource, settling: false };
  }
  return { ...resource, ...last.current, loading: false, settling: true };
}

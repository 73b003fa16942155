import { useCallback, useEffect, useRef, useState } from 'react';
import type { SeedgenSignal } from '@seedgen/backstage-plugin-seedgen-common';
import { LiveReader, type LiveState } from './LiveReader';
import { useSeedgenSignal } from './useSeedgenSignal';
import { useWhileVisible } from './useWhileVisible';

/** Time between two looks while the page is visible, in milliseconds. */
export const POLL_MS = {
  /** Something is happening, and nobody tells us of changes. */
  busy: 2_000,
  /** Something is happening, and signals tell us; a look now and then in case one got lost. */
  busyWithSignals: 10_000,
  /** Nothing is happening, or the last look failed. */
  idle: 30_000,
};

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
 * Reads something and reads it again when a signal says that it changed, when the person comes
 * back to the page, and from time to time while the page is visible.
 */
export function useLiveResource<T>(options: {
  /** Identity of what is read; with another key the old value is forgotten. Without one nothing is read. */
  key: string | undefined;
  load: (signal: AbortSignal) => Promise<T>;
  concerns: (signal: SeedgenSignal) => boolean;
  isBusy?: (value: T) => boolean;
  /** Whether to read only when asked to; for what is better left alone. */
  onDemand?: boolean;
}): LiveResource<T> {
  const { key } = options;
  const latest = useRef(options);
  latest.current = options;

  const [state, setState] = useState<
    { key?: string; readAt?: string } & LiveState<T>
  >({
    reading: false,
  });
  const reader = useRef<LiveReader<T>>();

  useEffect(() => {
    if (key === undefined) return undefined;
    let readAt: string | undefined;
    const current = new LiveReader<T>({
      load: signal => latest.current.load(signal),
      onChange: next => {
        if (!next.reading && !next.error) readAt = new Date().toISOString();
        setState({ key, ...next, readAt });
      },
      timeoutMs: READ_TIMEOUT_MS,
    });
    reader.current = current;
    current.request();
    return () => {
      reader.current = undefined;
      current.stop();
    };
  }, [key]);

  const refresh = useCallback(() => reader.current?.request(), []);
  const put = useCallback((value: T) => reader.current?.put(value), []);

  const hasSignals = useSeedgenSignal(signal => {
    if (latest.current.concerns(signal)) refresh();
  });

  const own = state.key === key ? state : { reading: false };
  const { value, error, reading } = own as LiveState<T>;
  const busy =
    value !== undefined && error === undefined && options.isBusy?.(value);
  const busyMs = hasSignals ? POLL_MS.busyWithSignals : POLL_MS.busy;
  const everyMs = busy ? busyMs : POLL_MS.idle;
  useWhileVisible(refresh, options.onDemand ? undefined : everyMs);

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

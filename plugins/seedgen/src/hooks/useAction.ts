import { useCallback, useEffect, useRef, useState } from 'react';

/** Something that a person can set off, once at a time. */
export interface Action {
  run(): void;
  running: boolean;
  /** Why the last attempt failed. */
  error?: Error;
  clear(): void;
}

/** Turns an asynchronous function into an {@link Action}. */
export function useAction<T>(
  work: () => Promise<T>,
  onDone?: (result: T) => void,
): Action {
  const [state, setState] = useState<{ running: boolean; error?: Error }>({
    running: false,
  });
  const latest = useRef({ work, onDone });
  latest.current = { work, onDone };
  const busy = useRef(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const run = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    setState({ running: true });
    latest.current
      .work()
      .then(
        result => {
          if (!mounted.current) return;
          setState({ running: false });
          latest.current.onDone?.(result);
        },
        error => {
          if (mounted.current) setState({ running: false, error });
        },
      )
      .finally(() => {
        busy.current = false;
      });
  }, []);
  const clear = useCallback(() => setState({ running: false }), []);

  return { run, running: state.running, error: state.error, clear };
}

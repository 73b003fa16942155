import { useEffect, useRef } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  SEEDGEN_SIGNAL_CHANNEL,
  type SeedgenSignal,
} from '@seedgen/backstage-plugin-seedgen-common';

/**
 * Calls back for every change that the backend announces.
 *
 * Not `useSignal`: that keeps only the last message in state, and of two that arrive in one turn
 * the first, which may be ours, would never be seen.
 *
 * @returns whether the portal has signals at all; without them the caller has to poll
 */
export function useSeedgenSignal(
  onSignal: (signal: SeedgenSignal) => void,
): boolean {
  const signals = useApiHolder().get(signalApiRef);
  const callback = useRef(onSignal);
  callback.current = onSignal;

  useEffect(() => {
    const subscription = signals?.subscribe(SEEDGEN_SIGNAL_CHANNEL, message =>
      callback.current(message as unknown as SeedgenSignal),
    );
    return () => subscription?.unsubscribe();
  }, [signals]);

  return signals !== undefined;
}

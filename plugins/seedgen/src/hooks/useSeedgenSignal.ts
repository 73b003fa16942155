import { useEffect, useRef, useState } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  SEEDGEN_ALIVE_EVERY_MS,
  SEEDGEN_SIGNAL_CHANNEL,
  type SeedgenSignal,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Without a signal for so long, they do not arrive: the portal says that it is there more than twice as often. */
export const SILENT_AFTER_MS = 2.5 * SEEDGEN_ALIVE_EVERY_MS;

/**
 * Calls back for everything that the backend tells.
 *
 * Not `useSignal`: that keeps only the last message in state, and of two that arrive in one turn
 * the first, which may be ours, would never be seen.
 *
 * @returns whether signals arrive. That the portal has them does not say so: where something on the way
 * lets no WebSocket through, its client tries again for ever and tells nobody. Until one has arrived, and
 * when none does any more, the caller has to poll
 */
export function useSeedgenSignal(
  onSignal: (signal: SeedgenSignal) => void,
): boolean {
  const signals = useApiHolder().get(signalApiRef);
  const callback = useRef(onSignal);
  callback.current = onSignal;
  const [arriving, setArriving] = useState(false);

  useEffect(() => {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const subscription = signals?.subscribe(SEEDGEN_SIGNAL_CHANNEL, message => {
      setArriving(true);
      clearTimeout(silence);
      silence = setTimeout(() => setArriving(false), SILENT_AFTER_MS);
      callback.current(message as unknown as SeedgenSignal);
    });
    return () => {
      clearTimeout(silence);
      subscription?.unsubscribe();
    };
  }, [signals]);

  return arriving;
}

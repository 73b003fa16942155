import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';

const speakers = new Map<string, symbol[]>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(topic: string, to: (all: symbol[]) => symbol[]): void {
  const all = to(speakers.get(topic) ?? []);
  if (all.length > 0) speakers.set(topic, all);
  else speakers.delete(topic);
  for (const listener of [...listeners]) listener();
}

/**
 * Whether this part of a page says what concerns several: of those that are on the screen one does, so that it
 * is said once whichever of them a portal has.
 *
 * @param topic - what is to be said; nothing where there is nothing
 */
export function useSaysIt(topic: string | undefined): boolean {
  const { current: me } = useRef(Symbol('speaker'));
  useEffect(() => {
    if (topic === undefined) return undefined;
    change(topic, all => [...all, me]);
    return () => change(topic, all => all.filter(each => each !== me));
  }, [topic, me]);
  return useSyncExternalStore(
    subscribe,
    useCallback(
      () => topic !== undefined && speakers.get(topic)?.[0] === me,
      [topic, me],
    ),
  );
}

import { useState } from 'react';

/** The way through a list that only knows "the page after this one". */
export interface Cursor {
  /** Of the page to show; undefined for the first. */
  current?: string;
  /** Pages before the one that is shown. */
  depth: number;
  older(next: string): void;
  newer(): void;
}

/** Remembers the pages gone through; starts anew when `resetKey` changes. */
export function useCursor(resetKey: string): Cursor {
  const [state, setState] = useState<{ key: string; trail: string[] }>({
    key: resetKey,
    trail: [],
  });
  const trail = state.key === resetKey ? state.trail : [];
  return {
    current: trail[trail.length - 1],
    depth: trail.length,
    older: next => setState({ key: resetKey, trail: [...trail, next] }),
    newer: () => setState({ key: resetKey, trail: trail.slice(0, -1) }),
  };
}

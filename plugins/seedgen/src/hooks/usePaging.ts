import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';

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

/** The way through a list that only knows "the page after this one", held by the address. */
export interface UrlPaging {
  /** Of the page to show; undefined for the first. */
  cursor?: string;
  /** Number of the page to show, from 1. */
  page: number;
  next(cursor: string): void;
  /** Undefined where the pages before are not known: somebody came by a link. */
  previous?: () => void;
  first(): void;
}

interface Trail {
  seedgenTrail?: string[];
}

/**
 * Keeps the cursor and the number of the page in the address, so that a link leads to the page and
 * the browser's buttons work. The cursors gone through are kept beside it in the history, because
 * they would make the address long.
 */
export function useUrlPaging(): UrlPaging {
  const [search, setSearch] = useSearchParams();
  const location = useLocation();
  const cursor = search.get('cursor') || undefined;
  const page = cursor ? Math.max(2, Number(search.get('page')) || 2) : 1;
  const trail = (location.state as Trail | null)?.seedgenTrail ?? [];

  const go = (to: string | undefined, number: number, passed: string[]) =>
    setSearch(
      current => {
        const next = new URLSearchParams(current);
        next.delete('cursor');
        next.delete('page');
        if (to) {
          next.set('cursor', to);
          next.set('page', String(number));
        }
        return next;
      },
      { state: { seedgenTrail: passed } satisfies Trail },
    );

  // Of the pages between the first and this one.
  const known = trail.length === page - 2;
  return {
    cursor,
    page,
    next: to => go(to, page + 1, cursor ? [...trail, cursor] : []),
    previous:
      page > 1 && known
        ? () => go(trail[page - 3], page - 1, trail.slice(0, page - 3))
        : undefined,
    first: () => go(undefined, 1, []),
  };
}

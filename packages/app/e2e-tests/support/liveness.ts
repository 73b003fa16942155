import type { Page } from '@playwright/test';

/** How a page came to know of a cluster and its runs since it was opened. */
export interface Liveness {
  /** Changes of runs that it was told of by their ids. */
  changes: number;
  /** What it was told of runs and clusters itself. */
  contents: number;
  /** What it read of runs and clusters. */
  reads: number;
}

/** Counts from here on; to be called before the page is opened. */
export function countLiveness(page: Page): Liveness {
  const liveness: Liveness = { changes: 0, contents: 0, reads: 0 };
  page.on('websocket', socket =>
    socket.on('framereceived', ({ payload }) => {
      const type = typeOf(String(payload));
      if (type === 'run') liveness.changes += 1;
      if (type === 'run-content' || type === 'cluster-content') {
        liveness.contents += 1;
      }
    }),
  );
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (/^\/api\/seedgen\/(runs|clusters)(\/[^/]+)?$/.test(pathname)) {
      liveness.reads += 1;
    }
  });
  return liveness;
}

// Of a message of ours; the development server has a connection of its own.
function typeOf(payload: string): string | undefined {
  try {
    const { channel, message } = JSON.parse(payload);
    return channel === 'seedgen' ? message.type : undefined;
  } catch {
    return undefined;
  }
}

import {
  type Run,
  SeedgenClient,
  type SeedgenSignal,
} from '@seedgen/backstage-plugin-seedgen-common';
import { SimulatedPage } from './SimulatedPage';

interface OpenPage {
  page: SimulatedPage<number>;
  /** When it first knew of which part, in milliseconds since the epoch. */
  seen: Map<number, number>;
}

/** Pages that do all but draw, and when each knew of which part. */
export class OpenPages {
  private constructor(private readonly pages: readonly OpenPage[]) {}

  /**
   * Opens pages, each of a person of its own: a third each looks at the run, at the fleet and at the
   * cluster.
   */
  static async open(
    count: number,
    about: { backendUrl: string; runId: string; cluster: string },
  ): Promise<OpenPages> {
    const pages: OpenPage[] = [];
    for (let index = 0; index < count; index += 1) {
      const seen = new Map<number, number>();
      const token = await signIn(about.backendUrl);
      const page = new SimulatedPage<number>({
        signalsUrl: `${about.backendUrl.replace(/^http/, 'ws')}/api/signals`,
        token,
        ...contentOf(index, clientOf(about.backendUrl, token), about),
        onValue: part => {
          if (!seen.has(part)) seen.set(part, Date.now());
        },
      });
      await page.open();
      pages.push({ page, seen });
    }
    return new OpenPages(pages);
  }

  /** For each page, when it first knew of a part or a later one; NaN if never. */
  knewAt(part: number): number[] {
    return this.pages.map(({ seen }) => {
      const times = [...seen]
        .filter(([each]) => each >= part)
        .map(([, time]) => time);
      return times.length === 0 ? NaN : Math.min(...times);
    });
  }

  /** How often all of them have read. */
  get reads(): number {
    return this.pages.reduce((sum, { page }) => sum + page.reads, 0);
  }

  close(): void {
    this.pages.forEach(({ page }) => page.close());
  }
}

function contentOf(
  index: number,
  api: SeedgenClient,
  { runId, cluster }: { runId: string; cluster: string },
): {
  load: (signal: AbortSignal) => Promise<number>;
  concerns: (signal: SeedgenSignal) => boolean;
} {
  switch (index % 3) {
    case 0:
      return {
        load: async signal => partOf(await api.getRun(runId, { signal })),
        concerns: signal => signal.type === 'run' && signal.id === runId,
      };
    case 1:
      return {
        load: async signal => {
          const { items } = await api.getFleet({}, { signal });
          const row = items.find(({ name }) => name === cluster);
          return partOf(row?.activeRun);
        },
        concerns: () => true,
      };
    default:
      return {
        load: async signal => {
          const { activeRun } = await api.getCluster(cluster, { signal });
          return partOf(activeRun);
        },
        concerns: signal => signal.cluster === cluster,
      };
  }
}

// What Lifecycle Agent was made to say last.
function partOf(run: Run | undefined): number {
  return Number(/part (\d+);/.exec(run?.statusText ?? '')?.[1] ?? -1);
}

/** A token of its own, as each person has one. */
export async function signIn(backendUrl: string): Promise<string> {
  const response = await fetch(`${backendUrl}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}

/** The plugin's own client, for whoever has the token. */
export function clientOf(backendUrl: string, token: string): SeedgenClient {
  return new SeedgenClient({
    discoveryApi: {
      getBaseUrl: async plugin => `${backendUrl}/api/${plugin}`,
    },
    fetchApi: {
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
}

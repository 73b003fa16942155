import {
  type Run,
  SeedgenClient,
} from '@seedgen/backstage-plugin-seedgen-common';
import { takeIntoFleet, takeRun, takeStatus } from '../../src/model/contents';
import { SimulatedPage, type PageContent } from './SimulatedPage';

interface OpenPage {
  page: Pick<SimulatedPage<unknown>, 'reads' | 'close'>;
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
      const token = await signIn(about.backendUrl, `person${index}`);
      const see = (run: Run | undefined) => {
        const part = partOf(run);
        if (!seen.has(part)) seen.set(part, Date.now());
      };
      const open = async <T>(
        content: PageContent<T>,
        runIn: (value: T) => Run | undefined,
      ) => {
        const page = new SimulatedPage<T>({
          signalsUrl: `${about.backendUrl.replace(/^http/, 'ws')}/api/signals`,
          token,
          content,
          onValue: value => see(runIn(value)),
        });
        await page.open();
        return page;
      };
      const page = await openOne(index, {
        ...about,
        api: clientOf(about.backendUrl, token),
        open,
      });
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

type Open = <T>(
  content: PageContent<T>,
  runIn: (value: T) => Run | undefined,
) => Promise<SimulatedPage<T>>;

/** As the hooks of the pages do. */
function openOne(
  index: number,
  about: { api: SeedgenClient; runId: string; cluster: string; open: Open },
): Promise<OpenPage['page']> {
  const { api, runId, cluster, open } = about;
  switch (index % 3) {
    case 0:
      return open(
        {
          load: signal => api.getRun(runId, { signal }),
          concerns: change => change.type === 'run' && change.id === runId,
          take: takeRun,
        },
        run => run,
      );
    case 1:
      return open(
        {
          load: signal => api.getFleet({}, { signal }),
          concerns: () => true,
          take: (page, content) => takeIntoFleet(page, content, {}),
        },
        ({ items }) => items.find(({ name }) => name === cluster)?.activeRun,
      );
    default:
      return open(
        {
          load: signal => api.getCluster(cluster, { signal }),
          concerns: change => change.cluster === cluster,
          take: takeStatus,
        },
        ({ activeRun }) => activeRun,
      );
  }
}

// What Lifecycle Agent was made to say last.
function partOf(run: Run | undefined): number {
  return Number(/part (\d+);/.exec(run?.statusText ?? '')?.[1] ?? -1);
}

/**
 * A token of this person, who need not be in the catalog: the portal takes the word of a proxy before it
 * for who somebody is, and it is the bench that stands there.
 */
export async function signIn(
  backendUrl: string,
  person: string,
): Promise<string> {
  const response = await fetch(`${backendUrl}/api/auth/oauth2Proxy/refresh`, {
    headers: { 'X-Forwarded-User': person },
  });
  if (!response.ok) {
    throw new Error(`Nobody can sign in: ${await response.text()}`);
  }
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

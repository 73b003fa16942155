import {
  seedgenAuditReadPermission,
  type SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';
import { NotFoundError } from '@backstage/errors';
import { createFakeApi } from './fakeApi';
import { fakeFleetPage } from './fakeFleet';
import {
  fakeCompatibility,
  fakeImageDetails,
  fakeImagePage,
} from './fakeImages';
import { fortySites, runAfter } from './fixtures';

/** What the development app shows beside the clusters of `createFakeApi`: lists of forty sites. */
export function createFakeSitesApi(start: number): SeedgenApi {
  const api = createFakeApi(start);
  const sites = fortySites(start);
  const siteOf = (name: string) => sites.find(site => site.name === name);
  return {
    ...api,
    // Otherwise each site's entity would name a cluster that there is not.
    getClusters: async options => ({
      items: [...(await api.getClusters(options)).items, ...sites],
    }),
    getFleet: async query => {
      if (query?.q === 'failing') throw new Error('The database is not there');
      return fakeFleetPage(query?.q === 'nothing at all' ? [] : sites, query);
    },
    getCluster: async (name, options) =>
      siteOf(name) ?? (await api.getCluster(name, options)),
    getRuns: async (query, options) => {
      const page = await api.getRuns(query, options);
      const running = sites.flatMap(({ activeRun }) => activeRun ?? []);
      return query?.active ? { items: running } : page;
    },
    getRun: async (id, options) => {
      const run = sites
        .flatMap(({ activeRun, lastRun }) => activeRun ?? lastRun ?? [])
        .find(each => each.id === id);
      if (!run) return await api.getRun(id, options);
      const { timeline, preflight } = runAfter(start, 190);
      const asked = Date.parse(run.requestedAt);
      const at = (second: number) =>
        new Date(asked + second * 1000).toISOString();
      return {
        ...run,
        timeline,
        preflight,
        ...(!run.finishedAt && {
          estimates: {
            at: at(0),
            end: {
              basis: { clusterRuns: 3, fleetRuns: 21 },
              ...(run.phase === 'Preparing'
                ? {
                    reason: {
                      code: 'TooLittleHistory' as const,
                      message: 'Too few runs are known.',
                    },
                  }
                : { range: { from: at(1410), to: at(1560) } }),
            },
          },
        }),
      };
    },
    getSeedImages: async query => fakeImagePage(sites, query),
    getSeedImage: async digest => {
      if (digest === 'unknown') throw new NotFoundError('ImageNotFound');
      return fakeImageDetails(sites, digest);
    },
    getSeedImageCompatibility: async (digest, query) =>
      fakeCompatibility(sites, digest, query),
    exportAudit: async ({ format }) =>
      new Response(`made of ${seedgenAuditReadPermission.name}\n`, {
        headers: {
          'Content-Disposition': `attachment; filename="seedgen-audit.${format}"`,
        },
      }),
  };
}

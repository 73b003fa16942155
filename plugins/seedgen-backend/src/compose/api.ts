import { NotFoundError } from '@backstage/errors';
import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import type { ApiServices } from '../api/types';
import type { Clock } from '../clock';
import type { SeedgenSettings } from '../config';
import { previewManifests } from '../inspections/previewManifests';
import { KINDS, refusePush } from '../runs';
import type { RunStore } from '../runs/store';
import type { Ways } from './clusters';
import type { Fleet } from './fleet';

/** What the interface reads of clusters and registries, from the database alone. */
export function composeApi(options: {
  ways: Ways;
  fleet: Fleet;
  settings: SeedgenSettings;
  snapshotOf: (cluster: string) => Promise<ClusterSnapshot | undefined>;
  runStore: RunStore;
  clock: Clock;
}): Pick<
  ApiServices,
  'clusters' | 'registries' | 'fleet' | 'manifests' | 'images' | 'imageClaims'
> {
  const { ways, fleet, settings, snapshotOf, runStore, clock } = options;
  const { status, lists, poller } = fleet;
  return {
    clusters: ways.directory,
    registries: settings.registries.map(({ name, host, repositories }) => ({
      name,
      host,
      repositories,
    })),
    fleet: {
      statuses: names => lists.statuses(names),
      page: (names, query) => lists.page(names, query),
      storagePlan: cluster => status.storagePlan(cluster),
      requestLook: cluster => poller.requestLook(cluster),
    },
    images: lists.images,
    imageClaims: fleet.imageClaims,
    manifests: {
      preview: async (request, { actor }) =>
        previewManifests(request, {
          kinds: KINDS,
          requestedBy: actor.ref,
          snapshot:
            request.cluster === undefined
              ? undefined
              : await snapshotOf(request.cluster),
          requirements: settings.storage.requirements,
          refusePush: reference => refusePush(ways.registries, reference),
          now: clock.now(),
        }),
      ofRun: async id => {
        const stored = await runStore.find(id);
        if (!stored) {
          throw new NotFoundError('RunNotFound: there is no such run');
        }
        return stored.unreadable
          ? []
          : KINDS.of(stored.run).manifests?.(stored.run) ?? [];
      },
    },
  };
}

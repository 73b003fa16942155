import type { JSX, ReactNode } from 'react';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import { SeedgenClient } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';
import { RUNNING_NOW_LAYOUT, isSeedgenDocument } from '../model/homeAndSearch';
import {
  auditRouteRef,
  clustersRouteRef,
  docsRouteRef,
  entityContentRouteRef,
  imageRouteRef,
  imagesRouteRef,
  rootRouteRef,
  runRouteRef,
  templateRouteRef,
} from '../routes';
import { loadScreen } from '../screens';

/** Seed images of Single Node OpenShift clusters, for the old frontend system. @public */
export const seedgenPlugin = createPlugin({
  id: 'seedgen',
  apis: [
    createApiFactory({
      api: seedgenApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new SeedgenClient({ fetchApi }),
    }),
  ],
  routes: {
    root: rootRouteRef,
    clusters: clustersRouteRef,
    run: runRouteRef,
    images: imagesRouteRef,
    image: imageRouteRef,
    audit: auditRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: { template: templateRouteRef, docs: docsRouteRef },
});

/** Clusters, runs and audit; mount it at `/seedgen`. @public */
export const SeedgenPage: () => JSX.Element = seedgenPlugin.provide(
  createRoutableExtension({
    name: 'SeedgenPage',
    component: () => loadScreen('legacyPage').then(m => m.SeedgenPage),
    mountPoint: rootRouteRef,
  }),
);

/** Tab *Seed image*; mount it at `/seed-image` of the entity page. @public */
export const EntitySeedImageContent: () => JSX.Element = seedgenPlugin.provide(
  createRoutableExtension({
    name: 'EntitySeedImageContent',
    component: () => loadScreen('seedImageTab').then(m => m.SeedImageTab),
    mountPoint: entityContentRouteRef,
  }),
);

/** Card *Seed status* for an entity's overview. @public */
export const EntitySeedStatusCard: () => JSX.Element = seedgenPlugin.provide(
  createComponentExtension({
    name: 'EntitySeedStatusCard',
    component: {
      lazy: () => loadScreen('seedStatusCard').then(m => m.SeedStatusCard),
    },
  }),
);

/** The seed status in a line, for an overview that has no room for the card. @public */
export const EntitySeedStatusRow: () => JSX.Element = seedgenPlugin.provide(
  createComponentExtension({
    name: 'EntitySeedStatusRow',
    component: {
      lazy: () => loadScreen('seedStatusRow').then(m => m.SeedStatusRow),
    },
  }),
);

/** Card *Storage readiness* for an entity's overview. @public */
export const EntityStorageReadinessCard: () => JSX.Element =
  seedgenPlugin.provide(
    createComponentExtension({
      name: 'EntityStorageReadinessCard',
      component: {
        lazy: () =>
          loadScreen('storageReadinessCard').then(m => m.StorageReadinessCard),
      },
    }),
  );

/** Widget *Running now* for the portal's home page. @public */
export const HomePageSeedgenRunningNow: (props: {
  title?: string;
}) => JSX.Element = seedgenPlugin.provide(
  createCardExtension<{ title?: string }>({
    name: 'HomePageSeedgenRunningNow',
    title: 'Running now',
    description: 'Seed images and container storage that are under way',
    layout: RUNNING_NOW_LAYOUT,
    components: () =>
      loadScreen('runningNow').then(m => ({
        Content: m.RunningNow,
      })),
  }),
);

/** Runs and seed images among what the search finds; a child of the page's list of results. @public */
export const SeedgenSearchResultListItem: (props: {
  icon?: ReactNode;
}) => JSX.Element | null = seedgenPlugin.provide(
  createSearchResultListItemExtension({
    name: 'SeedgenSearchResultListItem',
    component: () =>
      loadScreen('searchResult').then(m => m.SeedgenSearchResult),
    predicate: isSeedgenDocument,
  }),
);

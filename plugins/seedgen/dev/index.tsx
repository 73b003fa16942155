import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import homePlugin from '@backstage/plugin-home/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import { searchApiRef } from '@backstage/plugin-search-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { SEEDGEN_CLUSTER_ANNOTATION } from '@seedgen/backstage-plugin-seedgen-common';
import seedgenPlugin, { seedgenApiRef, seedgenTranslations } from '../src';
import { fakeClusters } from './fakeApi';
import { createFakeSearch } from './fakeSearch';
import { createFakeSitesApi } from './fakeSitesApi';
import { fortySites } from './fixtures';

const start = Date.now();

const names = [
  ...fakeClusters(start).map(status => status.name),
  ...fortySites(start).map(site => site.name),
  'forbidden',
  'failing',
  'slow',
  'missing',
];

const entities = [
  ...names.map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: 'default',
      description: 'A Single Node OpenShift cluster',
      annotations: { [SEEDGEN_CLUSTER_ANNOTATION]: name },
    },
    spec: { type: 'kubernetes-cluster', owner: 'user:default/guest' },
  })),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'guest', namespace: 'default' },
    spec: { profile: { displayName: 'Guest' }, memberOf: [] },
  },
];

const fakeSeedgen = createFrontendModule({
  pluginId: 'seedgen',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: seedgenApiRef,
          deps: {},
          factory: () => createFakeSitesApi(start),
        }),
    }),
  ],
});

const fakeCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

// Everybody may do everything here.
const fakePermissions = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'permission',
      params: defineParams =>
        defineParams({
          api: permissionApiRef,
          deps: {},
          factory: () => ({
            authorize: async () => ({ result: AuthorizeResult.ALLOW }),
          }),
        }),
    }),
  ],
});

const fakeSearch = createFrontendModule({
  pluginId: 'search',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: searchApiRef,
          deps: {},
          factory: () => createFakeSearch(fortySites(start)),
        }),
    }),
  ],
});

// As a portal adds them; `app.extensions` names the languages to choose from.
const languages = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'seedgen',
      params: { resource: seedgenTranslations },
    }),
  ],
});

const selectedTemplateRouteRef = createRouteRef({
  params: ['namespace', 'templateName'],
});

// Stands in for the scaffolder, so that the buttons that lead to its templates are there.
const fakeScaffolder = createFrontendPlugin({
  pluginId: 'scaffolder',
  routes: { selectedTemplate: selectedTemplateRouteRef },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/create/templates/:namespace/:templateName',
        routeRef: selectedTemplateRouteRef,
        loader: async () => <p>The form of the template</p>,
      },
    }),
  ],
});

createDevApp({
  features: [
    seedgenPlugin,
    catalogPlugin,
    fakeSeedgen,
    fakeCatalog,
    fakePermissions,
    homePlugin,
    searchPlugin,
    fakeSearch,
    languages,
    fakeScaffolder,
  ],
});

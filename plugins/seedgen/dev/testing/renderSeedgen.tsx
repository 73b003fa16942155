import type { ReactElement } from 'react';
import type { RenderResult } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  SEEDGEN_CLUSTER_ANNOTATION,
  type SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';
import { createFakeApi } from '../fakeApi';
import { seedgenApiRef } from '../../src/api';
import { rootRouteRef, templateRouteRef } from '../../src/routes';

/** An entity that stands for a cluster. */
export function clusterEntity(cluster: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: cluster,
      namespace: 'default',
      annotations: { [SEEDGEN_CLUSTER_ANNOTATION]: cluster },
    },
    spec: { type: 'kubernetes-cluster', owner: 'user:default/guest' },
  };
}

/** Renders a component in an app with the pages that it links to, over a made-up backend. */
export async function renderSeedgen(
  element: ReactElement,
  options: {
    api?: Partial<SeedgenApi>;
    /** Cluster of the entity around the component. */
    cluster?: string;
    /** The entity around the component, and what else the catalog has; the cluster's alone if absent. */
    entities?: Entity[];
    /** Whether everything is allowed, or which permissions are, by their names. */
    allowed?: boolean | readonly string[];
    path?: string;
    /** Whether the portal has the scaffolder. */
    withTemplates?: boolean;
  } = {},
): Promise<RenderResult & { api: SeedgenApi }> {
  const { cluster = 'sno1', allowed = true, withTemplates = true } = options;
  const api = { ...createFakeApi(Date.now()), ...options.api };
  const entities = options.entities ?? [clusterEntity(cluster)];
  const rendered = await renderInTestApp(
    <TestApiProvider
      apis={[
        [seedgenApiRef, api],
        [
          permissionApiRef,
          mockApis.permission({
            authorize: ({ permission }) =>
              allowed === true ||
              (allowed !== false && allowed.includes(permission.name))
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          }),
        ],
        [catalogApiRef, { getEntities: async () => ({ items: entities }) }],
      ]}
    >
      <EntityProvider entity={entities[0]}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [options.path ?? '/'],
      mountedRoutes: {
        '/seedgen': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(withTemplates && {
          '/create/templates/:namespace/:templateName': templateRouteRef,
        }),
      },
    },
  );
  return { ...rendered, api };
}

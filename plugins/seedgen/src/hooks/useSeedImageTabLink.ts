import type { Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';

/** Path of the tab *Seed image* below an entity's page. */
export const SEED_IMAGE_TAB_PATH = '/seed-image';

/** Makes links to the tab *Seed image* of entities, with a run selected where one is given. */
export function useSeedImageTabLink(): (
  entity: Entity,
  runId?: string,
) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return (entity, runId) =>
    `${entityRoute(entityRouteParams(entity)).replace(
      /\/$/,
      '',
    )}${SEED_IMAGE_TAB_PATH}${
      runId ? `?run=${encodeURIComponent(runId)}` : ''
    }`;
}

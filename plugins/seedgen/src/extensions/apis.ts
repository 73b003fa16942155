import { fetchApiRef } from '@backstage/core-plugin-api';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { SeedgenClient } from '@seedgen/backstage-plugin-seedgen-common';
import { seedgenApiRef } from '../api';

/** The client of the backend. */
export const seedgenApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: seedgenApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new SeedgenClient({ fetchApi }),
    }),
});

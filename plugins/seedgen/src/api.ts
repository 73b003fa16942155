import { createApiRef } from '@backstage/core-plugin-api';
import type { SeedgenApi } from '@seedgen/backstage-plugin-seedgen-common';

/** What the Seedgen backend offers, as the logged-in user may use it. @public */
export const seedgenApiRef = createApiRef<SeedgenApi>({
  id: 'plugin.seedgen.client',
});

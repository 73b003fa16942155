import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { SeedgenClient } from '@seedgen/backstage-plugin-seedgen-common';
import { readCollatorSettings } from './readCollatorSettings';
import { SeedgenCollatorFactory } from './SeedgenCollatorFactory';

/**
 * Adds the document type `seedgen` to the search: runs and the seed images that they proved.
 *
 * @public
 */
export const searchModuleSeedgen = createBackendModule({
  pluginId: 'search',
  moduleId: 'seedgen-collator',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        scheduler: coreServices.scheduler,
        index: searchIndexRegistryExtensionPoint,
      },
      async init({ auth, config, discovery, scheduler, index }) {
        const { schedule, ...settings } = readCollatorSettings(config);
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new SeedgenCollatorFactory({
            ...settings,
            auth,
            api: new SeedgenClient({ discoveryApi: discovery }),
          }),
        });
      },
    });
  },
});

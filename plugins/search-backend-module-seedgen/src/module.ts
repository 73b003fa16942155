import {
  coreServices,
  createBackendModule,
  type SchedulerServiceTaskRunner,
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
        const factory = new SeedgenCollatorFactory({
          ...settings,
          auth,
          api: new SeedgenClient({ discoveryApi: discovery }),
        });
        index.addCollator({
          schedule: onceThereIs(
            factory,
            scheduler.createScheduledTaskRunner(schedule),
          ),
          factory,
        });
      },
    });
  },
});

/**
 * Leaves the index alone until there is something to find: engines warn of each one that gets no documents,
 * which before the first run is every one.
 */
function onceThereIs(
  factory: Pick<SeedgenCollatorFactory, 'hasDocuments'>,
  runner: SchedulerServiceTaskRunner,
): SchedulerServiceTaskRunner {
  return {
    run: task =>
      runner.run({
        ...task,
        fn: async signal => {
          if (await factory.hasDocuments()) await task.fn(signal);
        },
      }),
  };
}

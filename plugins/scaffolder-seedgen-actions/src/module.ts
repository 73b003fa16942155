import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  readPageAddress,
  SeedgenClient,
} from '@seedgen/backstage-plugin-seedgen-common';
import { createSeedgenActions } from './actions';

/**
 * Adds the actions `seedgen:preflight`, `seedgen:partition`, `seedgen:generate`, `seedgen:verify`
 * and `seedgen:manifests` to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleSeedgen = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'seedgen',
  register({ registerInit }) {
    registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ scaffolder, auth, config, discovery }) {
        scaffolder.addActions(
          ...createSeedgenActions({
            auth,
            api: new SeedgenClient({ discoveryApi: discovery }),
            pageUrl: readPageAddress(config),
          }),
        );
      },
    });
  },
});

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  seedgenDiagnosisExtensionPoint,
  seedgenPreflightExtensionPoint,
} from '@seedgen/backstage-plugin-seedgen-node';
import { createRouter } from './api/createRouter';
import { systemClock } from './clock';
import { readSettings } from './config';
import { createSeedgen } from './createSeedgen';
import { migrateDatabase } from './database';
import { RuleRegistry } from './diagnosis';
import { ClusterAuthorizer } from './permissions/ClusterAuthorizer';
import { registerPermissions } from './permissions/clusterResource';
import { CheckRegistry } from './preflight';

/** The Backstage backend plugin `seedgen`. @public */
export const seedgenPlugin = createBackendPlugin({
  pluginId: 'seedgen',
  register(env) {
    const checks = new CheckRegistry();
    env.registerExtensionPoint(seedgenPreflightExtensionPoint, {
      addCheck: (...added) => checks.add(...added),
    });
    const rules = new RuleRegistry();
    env.registerExtensionPoint(seedgenDiagnosisExtensionPoint, {
      addRules: (...added) => rules.add(...added),
    });
    env.registerInit({
      deps: {
        logger: coreServices.logger,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpRouter: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        auth: coreServices.auth,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        lifecycle: coreServices.lifecycle,
        auditor: coreServices.auditor,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { logger, permissionsRegistry, lifecycle } = deps;
        const settings = readSettings(deps.config);
        const knex = await migrateDatabase(deps.database);
        const seedgen = await createSeedgen({
          settings,
          knex,
          auditor: deps.auditor,
          signals: deps.signals,
          logger,
          clock: systemClock,
          checks: checks.all,
          rules: rules.all,
        });
        const { clusterNames } = seedgen.services;
        registerPermissions(permissionsRegistry, clusterNames);
        deps.httpRouter.use(
          createRouter({
            services: seedgen.services,
            authorizer: new ClusterAuthorizer({
              permissions: deps.permissions,
              permissionsRegistry,
              clusterNames,
            }),
            auth: deps.auth,
            httpAuth: deps.httpAuth,
            logger,
            clock: systemClock,
          }),
        );
        logger.info(
          clusterNames.length > 0
            ? `Clusters that may become a seed: ${clusterNames.join(', ')}`
            : 'No clusters are configured in seedgen.clusters, so there is nothing to do',
        );
        lifecycle.addStartupHook(() => seedgen.start());
        lifecycle.addShutdownHook(() => seedgen.stop());
      },
    });
  },
});

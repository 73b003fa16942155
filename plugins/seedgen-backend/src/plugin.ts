import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  seedgenClustersExtensionPoint,
  seedgenDiagnosisExtensionPoint,
  seedgenPreflightExtensionPoint,
} from '@seedgen/backstage-plugin-seedgen-node';
import { registerActions } from './actions';
import { AuditTrail } from './api/AuditTrail';
import { Callers } from './api/Callers';
import { createRouter } from './api/createRouter';
import { systemClock } from './clock';
import { readSettings } from './config';
import { SourceRegistry } from './clusters/directory';
import { createSeedgen } from './compose/createSeedgen';
import { migrateDatabase } from './database';
import { RuleRegistry } from './diagnosis';
import { createHealthRouter, HEALTH_PATH } from './health/createHealthRouter';
import { ClusterAuthorizer } from './permissions/ClusterAuthorizer';
import { registerPermissions } from './permissions/clusterResource';
import { CheckRegistry } from './preflight';
import { KINDS } from './runs';

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
    const sources = new SourceRegistry();
    env.registerExtensionPoint(seedgenClustersExtensionPoint, {
      addSource: (...added) => sources.add(...added),
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
        catalog: catalogServiceRef,
        notifications: notificationService,
        metrics: metricsServiceRef,
        actionsRegistry: actionsRegistryServiceRef,
      },
      async init(deps) {
        const { logger, permissionsRegistry, lifecycle } = deps;
        const settings = readSettings(deps.config, KINDS.phases);
        for (const { used, name } of settings.aliases) {
          logger.warn(
            `${used} is a name of before; it goes on, for every kind of run. Use ${name}`,
          );
        }
        const knex = await migrateDatabase(deps.database);
        const seedgen = createSeedgen({
          settings,
          knex,
          auditor: deps.auditor,
          signals: deps.signals,
          platform: deps,
          logger,
          clock: systemClock,
          checks: checks.all,
          rules: rules.all,
          sources: sources.all,
        });
        const { services } = seedgen;
        const { clusters } = services;
        registerPermissions(permissionsRegistry, clusters);
        const callers = new Callers({ ...deps, clock: systemClock });
        const trail = new AuditTrail({
          log: services.audit,
          clock: systemClock,
          logger,
        });
        const authorizer = new ClusterAuthorizer({
          permissions: deps.permissions,
          permissionsRegistry,
          clusters,
          clock: systemClock,
          onRead: (credentials, mayRead) =>
            services.readers.admit(callers.userOf({ credentials }), mayRead),
        });
        deps.httpRouter.use(createHealthRouter(seedgen.health));
        deps.httpRouter.addAuthPolicy({
          path: HEALTH_PATH,
          allow: 'unauthenticated',
        });
        registerActions({
          actionsRegistry: deps.actionsRegistry,
          services,
          authorizer,
          callers,
          pageAddress: settings.pageAddress,
          trail,
        });
        deps.httpRouter.use(
          createRouter({
            services,
            authorizer,
            callers,
            trail,
            logger,
            clock: systemClock,
          }),
        );
        logger.info(
          clusters.names.length > 0
            ? `Clusters that may become a seed: ${clusters.names.join(', ')}`
            : 'No clusters are configured in seedgen.clusters, so there is nothing to do until another source names some',
        );
        if (settings.registries.length === 0) {
          logger.warn(
            'No registries are configured in seedgen.registries, so a seed image can be pushed nowhere',
          );
        }
        lifecycle.addStartupHook(() => seedgen.start());
        lifecycle.addShutdownHook(() => seedgen.stop());
      },
    });
  },
});

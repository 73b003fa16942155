import type { LoggerService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Clock } from '../clock';
import type { ClusterAuthorizer } from '../permissions/ClusterAuthorizer';
import { addAuditExportRoutes, addAuditRoutes } from './auditRoutes';
import { auditRefusals } from './auditRefusals';
import type { AuditTrail } from './AuditTrail';
import type { Callers } from './Callers';
import { checkAddress } from './checkAddress';
import { addClusterRoutes } from './clusterRoutes';
import { tellableErrors } from './errors';
import { addImageRoutes } from './imageRoutes';
import { addManifestRoutes } from './manifestRoutes';
import { addPreflightRoutes } from './preflightRoutes';
import { documentFor } from './openApi';
import { parseRunRequest } from './parseRunRequest';
import { readBody } from './readBody';
import { addRegistryRoutes } from './registryRoutes';
import { addRunRoutes } from './runRoutes';
import type { ApiServices, RouteContext } from './types';
import { addVerificationRoutes } from './verificationRoutes';

/** What the router needs besides the services behind it. */
export interface RouterOptions {
  services: ApiServices;
  authorizer: ClusterAuthorizer;
  callers: Callers;
  trail: AuditTrail;
  logger: LoggerService;
  clock: Clock;
}

/**
 * The HTTP interface: a bounded body, then validation by the OpenAPI document, then the routes.
 * Whatever refuses on the way, the refusal is made tellable and recorded.
 */
export function createRouter(options: RouterOptions): Router {
  const { services, authorizer, callers, trail, logger, clock } = options;
  const context: RouteContext = {
    ...services,
    callers,
    authorizer,
    trail,
    clock,
    logger,
  };

  const routes = createValidatedOpenApiRouter(
    documentFor(services.kinds) as never,
    {
      // The body has been read already, within narrower limits than the default's.
      middleware: [(_request, _response, next) => next()],
    },
  ) as unknown as Router;
  addClusterRoutes(routes, context);
  addRegistryRoutes(routes, context);
  addPreflightRoutes(routes, context);
  addVerificationRoutes(routes, context);
  addManifestRoutes(routes, context);
  addRunRoutes(routes, context);
  addImageRoutes(routes, context);
  addAuditRoutes(routes, context);
  addAuditExportRoutes(routes, context);

  const router = PromiseRouter();
  router.use(checkAddress, ...readBody());
  // Before the document, which holds a request against every kind at once and names what all of them miss.
  router.post('/runs', (request, _response, next) => {
    request.body = parseRunRequest(request.body, services.kinds);
    next();
  });
  router.use(routes);
  router.use(tellableErrors(logger));
  router.use(auditRefusals({ trail, callers, clusters: services.clusters }));
  return router;
}

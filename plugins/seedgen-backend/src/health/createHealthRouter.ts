import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { HealthChecks } from './HealthChecks';

/** Path of the health of the plugin, open to probes that cannot say who they are. */
export const HEALTH_PATH = '/health';

/** `GET /health`: 200 if the plugin can do its work, 503 if not; which part is in the body. */
export function createHealthRouter(checks: HealthChecks): Router {
  const router = PromiseRouter();
  router.get(HEALTH_PATH, async (_request, response) => {
    const health = await checks.read();
    response
      .status(health.status === 'ok' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health);
  });
  return router;
}

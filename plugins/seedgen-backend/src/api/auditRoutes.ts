import { seedgenAuditReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import type { AnswerOf, QueryOf } from './openApi';
import type { AddRoutes } from './types';

/** The audit log. */
export const addAuditRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, audit, trail } = context;

  router.get('/audit', async (request, response) => {
    const query = request.query as unknown as QueryOf<'getAudit'>;
    const { credentials, actor } = await callers.user(request);
    await authorizer.requireBasic(seedgenAuditReadPermission, credentials);
    const { cursor: _cursor, limit: _limit, ...filters } = query;
    await trail.recordOnce({
      action: 'audit.read',
      outcome: 'succeeded',
      actor: actor.ref,
      cluster: filters.cluster,
      message: describe(filters),
    });
    const body: AnswerOf<'getAudit', 200> = await audit.query(query);
    response.json(body);
  });
};

/** The filters that were read with, in one order, so that the same reading is recorded once. */
function describe(filters: Record<string, unknown>): string {
  const set = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return set.length > 0 ? `filtered by ${set.join(' ')}` : 'without a filter';
}

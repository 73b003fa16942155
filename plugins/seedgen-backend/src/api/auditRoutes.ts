import { seedgenAuditReadPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { describeFilters } from './describeFilters';
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
      message: describeFilters(filters),
    });
    const body: AnswerOf<'getAudit', 200> = await audit.query(query);
    response.json(body);
  });
};

import {
  seedgenAuditExportPermission,
  seedgenAuditReadPermission,
} from '@seedgen/backstage-plugin-seedgen-common';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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

/** Taking the audit log away as a file. */
export const addAuditExportRoutes: AddRoutes = (router, context) => {
  const { callers, authorizer, auditExport, trail, logger } = context;

  router.get('/audit/export', async (request, response) => {
    const query = request.query as unknown as QueryOf<'exportAudit'>;
    const { credentials, actor } = await callers.user(request);
    await authorizer.requireBasic(seedgenAuditExportPermission, credentials);
    const { format, ...filters } = query;
    const file = await auditExport.prepare(filters, format);
    // Before anything is sent: what cannot be recorded does not happen.
    await trail.record({
      action: 'audit.exported',
      outcome: 'succeeded',
      actor: actor.ref,
      cluster: filters.cluster,
      message: `${file.rows} entries as ${format}, ${describeFilters(filters)}`,
    });
    response.setHeader('Content-Type', file.contentType);
    response.setHeader(
      'Content-Disposition',
      `attachment; filename="seedgen-audit.${format}"`,
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    try {
      await pipeline(Readable.from(file.chunks), response);
    } catch (error) {
      // The head has been sent, so all that can be said is that it broke off, by the connection. One
      // who has gone away is no failure.
      if (!request.destroyed) {
        logger.error('An export of the audit log broke off', error as Error);
      }
    }
  });
};

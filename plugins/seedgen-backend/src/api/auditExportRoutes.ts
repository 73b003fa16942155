import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seedgenAuditExportPermission } from '@seedgen/backstage-plugin-seedgen-common';
import { describeFilters } from './describeFilters';
import type { QueryOf } from './openApi';
import type { AddRoutes } from './types';

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

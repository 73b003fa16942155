import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { AuditSink } from './DatabaseAuditLog';

/**
 * Copies rows of the audit log to Backstage's auditor, for whoever collects those.
 *
 * `run.requested` becomes the event `run` with the action type `requested`; sequence and hash let a
 * rewritten log be held against what was collected. Failing to copy is only logged: the log is what
 * counts.
 */
export function auditorSink(
  auditor: AuditorService,
  logger: LoggerService,
): AuditSink {
  return async ({ action, outcome, previousHash: _previousHash, ...entry }) => {
    const [eventId, actionType] = action.split('.');
    // Undefined values are not JSON.
    const meta: JsonObject = JSON.parse(
      JSON.stringify({ actionType, outcome, ...entry }),
    );
    try {
      const event = await auditor.createEvent({
        eventId,
        severityLevel: 'medium',
        meta,
      });
      if (outcome === 'accepted' || outcome === 'succeeded') {
        await event.success();
        return;
      }
      const error = new Error(entry.message ?? `${action} ${outcome}`);
      error.name = entry.reasonCode ?? outcome;
      delete error.stack;
      await event.fail({ error });
    } catch (error) {
      logger.warn(
        `Row ${entry.sequence} of the audit log could not be copied to the auditor`,
        error as Error,
      );
    }
  };
}

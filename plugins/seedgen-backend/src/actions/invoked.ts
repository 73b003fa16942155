import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { AuditRecord } from '../audit/types';
import { outcomeOf, toldOf } from '../api/auditRefusals';
import { internalError, isTellable, reasonCodeOf } from '../api/errors';
import { HiddenRecordError } from '../permissions/HiddenRecordError';
import type { ActionContext } from './types';

/** Who invoked an action, and what of. */
export interface Invocation {
  credentials: BackstageCredentials;
  logger: LoggerService;
  action: AuditRecord['action'];
  /** As asked for; recorded only if it is one that is configured. */
  cluster?: string;
  runId?: string;
}

/**
 * Does what was asked for. If it is refused, that is recorded as the HTTP interface does it: reads
 * only when permission was denied, and once in a while. An error that is not one of ours is logged
 * and told without its text.
 */
export async function invoked<T>(
  context: Pick<ActionContext, 'trail' | 'callers' | 'services'>,
  invocation: Invocation,
  act: () => Promise<T>,
): Promise<{ output: T }> {
  const { trail, callers, services } = context;
  const { credentials, logger, action, cluster, runId } = invocation;
  try {
    return { output: await act() };
  } catch (refused) {
    const error = HiddenRecordError.recordedAs(refused);
    const outcome = outcomeOf(error);
    const isRead = action === 'cluster.read';
    if (!isRead || outcome === 'denied') {
      await trail.recordRefusal(
        {
          action,
          outcome,
          actor: callers.of(credentials).actor.ref,
          cluster: services.clusters.has(cluster ?? '') ? cluster : undefined,
          runId: runId && /^[\w-]{1,64}$/.test(runId) ? runId : undefined,
          reasonCode: reasonCodeOf(error),
          message: `${toldOf(error)} (asked for through an action)`,
        },
        { once: isRead },
      );
    }
    if (isTellable(refused)) throw refused;
    logger.error('An action failed unexpectedly', error as Error);
    throw internalError();
  }
}

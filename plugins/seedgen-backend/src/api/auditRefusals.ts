import type {
  AuditAction,
  AuditOutcome,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ErrorRequestHandler, Request } from 'express';
import type { KnownClusters } from '../clusters/directory';
import { HiddenRecordError } from '../permissions/HiddenRecordError';
import type { AuditTrail } from './AuditTrail';
import type { Callers } from './Callers';
import { reasonCodeOf } from './errors';
import { withoutUserInfo } from './harmlessText';

/** Requests that are recorded whatever their outcome, by method and path. */
const AUDITED: ReadonlyArray<[RegExp, AuditAction]> = [
  [/^POST \/runs\/?$/, 'run.requested'],
  [/^POST \/runs\/[^/]+\/cancel\/?$/, 'run.cancel-requested'],
  [/^POST \/runs\/[^/]+\/inspection\/?$/, 'run.imager-inspected'],
  [/^POST \/preflights\/?$/, 'preflight.requested'],
  [/^POST \/verifications\/?$/, 'verification.requested'],
  [/^GET \/audit\/?$/, 'audit.read'],
  [/^GET \/audit\/export\/?$/, 'audit.exported'],
];

/**
 * Records every refused request: those that change something or read the log one by one, others
 * only when permission was denied, once in a while. Runs before anything was touched, since all
 * refusals do.
 */
export function auditRefusals(options: {
  trail: AuditTrail;
  callers: Callers;
  clusters: KnownClusters;
}): ErrorRequestHandler {
  const { trail, callers, clusters } = options;
  return async (refused, request, _response, next) => {
    const error = HiddenRecordError.recordedAs(refused);
    const line = `${request.method} ${request.path}`;
    const audited = AUDITED.find(([pattern]) => pattern.test(line))?.[1];
    const outcome = outcomeOf(error);
    if (audited || outcome === 'denied') {
      // Without a caller there is nobody to name; the platform refuses those before us as well.
      const caller = await callers.any(request).catch(() => undefined);
      if (!caller) {
        next(refused);
        return;
      }
      await trail.recordRefusal(
        {
          action: audited ?? 'cluster.read',
          outcome,
          actor: caller.actor.ref,
          ...subjectOf(request, clusters),
          reasonCode: reasonCodeOf(error),
          message: messageOf(error, request),
        },
        { once: !audited || request.method === 'GET' },
      );
    }
    next(refused);
  };
}

/** How a refused request is recorded. */
export function outcomeOf(error: unknown): AuditOutcome {
  switch ((error as Error | undefined)?.name) {
    case 'NotAllowedError':
    case 'AuthenticationError':
      return 'denied';
    case 'InputError':
    case 'NotFoundError':
    case 'PayloadTooLargeError':
      return 'invalid';
    default:
      return 'failed';
  }
}

/** The cluster and run that were asked for, if they are what they claim to be. */
function subjectOf(request: Request, clusters: KnownClusters) {
  const cluster = [
    request.body?.cluster,
    request.query?.cluster,
    /^\/clusters\/([^/]+)/.exec(request.path)?.[1],
  ].find(name => clusters.has(name));
  const runId = /^\/runs\/([A-Za-z0-9_-]{1,64})(\/|$)/.exec(request.path)?.[1];
  return { cluster, runId };
}

/**
 * What was wrong and what was asked for, with values that nobody vouches for quoted and cut, and
 * without anything before an `@`: people paste user:password@host by mistake.
 */
function messageOf(error: unknown, request: Request): string {
  const told = toldOf(error);
  const asked = ['cluster', 'seedImage', 'image', 'strategy']
    .map(key => [key, request.body?.[key]] as const)
    .filter(([, value]) => typeof value === 'string')
    .map(([key, value]) => `${key} ${quote(value)}`);
  return asked.length > 0 ? `${told} (asked for ${asked.join(', ')})` : told;
}

/** What was wrong, where we said it ourselves; without anything before an `@`. */
export function toldOf(error: unknown): string {
  return reasonCodeOf(error) && error instanceof Error
    ? withoutUserInfo(error.message)
    : 'the request was refused';
}

function quote(value: string): string {
  if (/@(?!sha256:)/.test(value)) return '"…@…"';
  const cut = value.length > 200 ? `${value.slice(0, 200)}…` : value;
  return JSON.stringify(cut).replace(
    /[^\x20-\x7e…]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

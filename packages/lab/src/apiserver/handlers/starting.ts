import type { IncomingMessage } from 'node:http';
import type { AccessRequest } from '../access/authorizer';
import { forbiddenRequest } from '../access/forbiddenRequest';
import type { RequestUser } from '../access/user';
import type { RequestInfo } from '../http/requestInfo';
import { StatusError } from '../statusError';
import type { Availability } from '../types';

const ADMINISTRATORS = 'system:masters';
const HEALTH = ['/livez', '/healthz', '/readyz'];

/**
 * Refuses what an API server refuses while it starts, in the order in which a real one does: without
 * its rules of access, without the paths that it serves, without the storage of custom resources.
 *
 * @throws StatusError
 */
export function assertStarted(
  stage: Availability,
  request: {
    info: RequestInfo;
    user: RequestUser;
    access: AccessRequest;
    isCustom: boolean;
  },
): void {
  const { info, user, access, isCustom } = request;
  switch (stage) {
    case 'starting':
      if (!user.groups.includes(ADMINISTRATORS)) {
        throw forbiddenRequest(user, access);
      }
      return;
    case 'unavailable':
      if (!HEALTH.some(path => info.path.startsWith(path))) {
        throw new StatusError(
          503,
          'ServiceUnavailable',
          'the request has been made before all known HTTP paths have been installed, please try again',
          { retryAfterSeconds: 1 },
        );
      }
      return;
    case 'initializing':
      if (isCustom && (info.verb === 'list' || info.verb === 'watch')) {
        throw new StatusError(
          429,
          'TooManyRequests',
          'storage is (re)initializing',
          { retryAfterSeconds: 1 },
        );
      }
      return;
    default:
  }
}

const NOT_READY = [
  '[+]ping ok',
  '[+]log ok',
  '[+]etcd ok',
  '[-]poststarthook/rbac/bootstrap-roles failed: reason withheld',
  '[-]poststarthook/crd-informer-synced failed: reason withheld',
];

/** What `/readyz`, `/healthz` and `/livez` say; only the last of them while the server starts. */
export function healthOf(
  stage: Availability,
  path: string,
  request: Pick<IncomingMessage, 'url'>,
): { code: number; text: string } {
  const [name = '', part] = path.split('/').filter(Boolean);
  if (stage === 'up' || name === 'livez' || part === 'ping') {
    const verbose = /[?&]verbose\b/.test(request.url ?? '');
    return {
      code: 200,
      text: verbose ? `[+]ping ok\n${name} check passed\n` : 'ok',
    };
  }
  return {
    code: 500,
    text: [...NOT_READY, `${name} check failed`, ''].join('\n'),
  };
}

import { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { StatusError, unauthorized } from '../statusError';
import { Authorizer } from './authorizer';
import { Tokens } from './tokens';
import {
  ANONYMOUS,
  authenticatedUser,
  RequestUser,
  SERVICE_ACCOUNT_PREFIX,
  serviceAccountUser,
} from './user';

/**
 * Who makes a request: by client certificate, by bearer token, or nobody in particular. A token
 * that is not known is refused rather than ignored.
 */
export function authenticate(
  request: IncomingMessage,
  tokens: Tokens,
): RequestUser {
  const byCertificate = certificateUser(request.socket as TLSSocket);
  if (byCertificate) {
    return byCertificate;
  }
  const token = bearerToken(request);
  if (token === undefined) {
    return ANONYMOUS;
  }
  const user = tokens.userOf(token);
  if (!user) {
    throw unauthorized();
  }
  return user;
}

/** Acting as somebody else (`kubectl --as`), where the user may. */
export function impersonate(
  request: IncomingMessage,
  user: RequestUser,
  authorizer: Authorizer,
): RequestUser {
  const name = header(request, 'impersonate-user');
  const groups = headerValues(request, 'impersonate-group');
  if (!name) {
    return user;
  }
  requireImpersonation(authorizer, user, 'users', name);
  groups.forEach(group =>
    requireImpersonation(authorizer, user, 'groups', group),
  );
  if (name.startsWith(SERVICE_ACCOUNT_PREFIX)) {
    const [namespace, account] = name
      .slice(SERVICE_ACCOUNT_PREFIX.length)
      .split(':');
    return serviceAccountUser(namespace, account);
  }
  return authenticatedUser(name, groups);
}

function requireImpersonation(
  authorizer: Authorizer,
  user: RequestUser,
  resource: string,
  name: string,
): void {
  const request = {
    isResource: true as const,
    verb: 'impersonate',
    group: '',
    resource,
    name,
  };
  if (!authorizer.isAllowed(user, request)) {
    throw new StatusError(
      403,
      'Forbidden',
      `${resource} "${name}" is forbidden: User "${user.name}" cannot impersonate resource "${resource}" in API group "" at the cluster scope`,
      { name, kind: resource },
    );
  }
}

function certificateUser(socket: TLSSocket): RequestUser | undefined {
  if (!socket.authorized) {
    return undefined;
  }
  const subject: any = socket.getPeerCertificate().subject;
  if (!subject?.CN) {
    return undefined;
  }
  const groups: string[] = ([] as string[]).concat(subject.O ?? []);
  return authenticatedUser(String(subject.CN), groups);
}

const WEBSOCKET_TOKEN = 'base64url.bearer.authorization.k8s.io.';

/** From the header, or from the subprotocol by which browsers pass it. */
function bearerToken(request: IncomingMessage): string | undefined {
  const authorization = header(request, 'authorization') ?? '';
  if (/^Bearer\s/i.test(authorization)) {
    return authorization.slice('Bearer'.length).trim();
  }
  const protocol = (header(request, 'sec-websocket-protocol') ?? '')
    .split(',')
    .map(each => each.trim())
    .find(each => each.startsWith(WEBSOCKET_TOKEN));
  return protocol
    ? Buffer.from(protocol.slice(WEBSOCKET_TOKEN.length), 'base64url').toString(
        'utf8',
      )
    : undefined;
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Node joins repeated headers of a name by commas. */
function headerValues(request: IncomingMessage, name: string): string[] {
  return ([] as string[])
    .concat(request.headers[name] ?? [])
    .flatMap(each => each.split(','))
    .map(each => each.trim())
    .filter(Boolean);
}

import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { authenticate, impersonate } from '../access/authenticate';
import { AccessRequest } from '../access/authorizer';
import { forbiddenRequest } from '../access/forbiddenRequest';
import { reviewKinds } from '../access/reviews';
import { RequestUser } from '../access/user';
import { negotiateOutput } from '../http/negotiation';
import { readParsed } from '../http/readBody';
import { parseRequest, RequestInfo } from '../http/requestInfo';
import { sendFailure, sendObject, sendText } from '../http/respond';
import { isJsonMap } from '../schema/jsonSchema';
import { badRequest, methodNotAllowed, resourceNotFound } from '../statusError';
import { RegisteredKind } from '../store/registeredKind';
import { builtInKinds } from '../kinds';
import { handleNonResource } from './nonResources';
import { ServerContext } from './resourceRequest';
import { handleResource } from './resources';
import { assertStarted } from './starting';

const builtInGroups = new Set(
  [...builtInKinds, ...reviewKinds].map(each => each.group),
);

/** One request from first to last; whatever goes wrong becomes a Status. */
export async function handleRequest(
  server: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Audit-Id', auditId(request));
  response.on('error', () => undefined);
  try {
    const { info, user } = admit(server, request);
    const handled = info.isResource
      ? await handleResourceRequest(server, request, response, info, user)
      : handleNonResource({
          request,
          response,
          path: info.path,
          store: server.store,
          kubernetesVersion: server.kubernetesVersion,
          availability: server.availability(),
        });
    if (!handled) {
      sendNothingHere(response, info, server.kubernetesMinor);
    }
  } catch (error) {
    sendFailure(response, error, server.kubernetesMinor);
  } finally {
    // A body that nobody read would keep the connection from being used again.
    request.resume();
  }
}

/** Authentication and authorization, common to plain requests and to upgrades. */
export function admit(
  server: ServerContext,
  request: IncomingMessage,
): { info: RequestInfo; user: RequestUser } {
  const caller = authenticate(request, server.tokens);
  const user = impersonate(request, caller, server.authorizer);
  const info = parseRequest(request.method ?? 'GET', request.url ?? '/');
  if (!info) {
    throw badRequest('400 Bad Request');
  }
  const access: AccessRequest = info.isResource
    ? { ...info, isResource: true }
    : { isResource: false, verb: info.verb, path: info.path };
  assertStarted(server.availability(), {
    info,
    user,
    access,
    isCustom: info.isResource && !builtInGroups.has(info.group),
  });
  if (!server.authorizer.isAllowed(user, access)) {
    throw forbiddenRequest(user, access);
  }
  return { info, user };
}

export function findKind(
  { store }: ServerContext,
  info: RequestInfo,
): RegisteredKind | undefined {
  return store
    .kinds()
    .find(
      kind =>
        kind.group === info.group &&
        kind.version === info.version &&
        kind.plural === info.resource,
    );
}

async function handleResourceRequest(
  server: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
  info: RequestInfo,
  user: RequestUser,
): Promise<boolean> {
  const kind = findKind(server, info);
  if (!kind) {
    return handleReview(server, request, response, info, user);
  }
  const isScoped =
    info.namespace !== undefined && info.resource !== 'namespaces';
  // Objects in namespaces have no address outside of one, and others none inside.
  if (kind.namespaced ? info.name && !isScoped : isScoped) {
    return false;
  }
  return handleResource({ ...server, request, response, info, user, kind });
}

async function handleReview(
  server: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
  info: RequestInfo,
  user: RequestUser,
): Promise<boolean> {
  const review = reviewKinds.find(
    each =>
      each.group === info.group &&
      each.version === info.version &&
      each.plural === info.resource,
  );
  if (!review || info.name) {
    return false;
  }
  if (info.verb !== 'create') {
    throw methodNotAllowed();
  }
  const { format } = negotiateOutput(request.headers.accept);
  const body = await readParsed(request, review.kind);
  if (!isJsonMap(body)) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${review.kind})`,
    );
  }
  const answer = review.answer(body, {
    user,
    namespace: info.namespace,
    authorizer: server.authorizer,
    tokens: server.tokens,
  });
  sendObject(
    response,
    201,
    {
      ...answer,
      kind: review.kind,
      apiVersion: `${review.group}/${review.version}`,
      metadata: {
        creationTimestamp: null,
        ...(isJsonMap(body.metadata) && body.metadata),
      },
    },
    { format },
  );
  return true;
}

/**
 * What a path gets that nothing is served at: a Status in the groups that are built in, text
 * everywhere else. That is how the real server does it, also for kinds whose definition is missing.
 */
function sendNothingHere(
  response: ServerResponse,
  info: RequestInfo,
  minor: number,
): void {
  const [root, group] = info.path.split('/').filter(Boolean);
  const isBuiltIn =
    root === 'api' || (root === 'apis' && builtInGroups.has(group));
  if (isBuiltIn) {
    sendFailure(response, resourceNotFound(), minor);
  } else {
    sendText(response, 404, '404 page not found\n');
  }
}

/** A client may name the request itself. */
function auditId(request: IncomingMessage): string {
  const given = request.headers['audit-id'];
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given)
    ? given
    : randomUUID();
}

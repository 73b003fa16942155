import { randomUUID } from 'node:crypto';
import { readBody, readParsed } from '../http/readBody';
import { sendObject } from '../http/respond';
import { handleLogs } from '../pods/logs';
import { isJsonMap } from '../schema/jsonSchema';
import { invalidValue } from '../schema/fieldCauses';
import {
  badRequest,
  invalid,
  methodNotAllowed,
  notFound,
  resourceNotFound,
} from '../statusError';
import { timestamp } from '../store/prepareObject';
import { handlePatch } from './patch';
import { requireNamed, ResourceRequest } from './resourceRequest';
import { sendResult } from './sendResult';
import { handleUpdate } from './write';

type Handler = (context: ResourceRequest) => void | Promise<void>;

const DEFAULT_TOKEN_SECONDS = 3600;
const MIN_TOKEN_SECONDS = 600;

const objectPart: Partial<Record<string, Handler>> = {
  get: context => sendResult(context, requireNamed(context)),
  update: handleUpdate,
  patch: handlePatch,
};

/** Handlers by subresource and verb. */
const handlers: Record<string, Partial<Record<string, Handler>>> = {
  status: objectPart,
  approval: objectPart,
  finalize: { update: handleUpdate },
  log: { get: handleLogs },
  exec: { get: refuseWithoutUpgrade, create: refuseWithoutUpgrade },
  proxy: { get: handleNodeProxy },
  eviction: { create: handleEviction },
  token: { create: handleTokenRequest },
};

/** A request for a subresource that the kind has; 405 for a verb that it does not. */
export async function handleSubresource(
  context: ResourceRequest,
): Promise<void> {
  const { info } = context;
  const handler = handlers[info.subresource ?? '']?.[info.verb];
  if (!handler) {
    throw methodNotAllowed();
  }
  await handler(context);
}

/** Exec over SPDY, or without an upgrade at all, is not spoken here. */
function refuseWithoutUpgrade(context: ResourceRequest): void {
  requireNamed(context);
  throw badRequest('Upgrade request required');
}

/** The kubelet's API through the API server: only the summary of stats. */
function handleNodeProxy(context: ResourceRequest): void {
  const { info, kubelet, response } = context;
  const node = requireNamed(context);
  if (info.rest !== 'stats/summary') {
    throw resourceNotFound();
  }
  sendObject(response, 200, kubelet.statsSummary(node.metadata.name));
}

async function handleEviction(context: ResourceRequest): Promise<void> {
  const { kind, store, response, request } = context;
  await readBody(request);
  store.remove(kind, requireNamed(context));
  sendObject(response, 201, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
  });
}

async function handleTokenRequest(context: ResourceRequest): Promise<void> {
  const { info, kind, request, response, tokens, now } = context;
  const account = requireNamed(context);
  const body = (await readParsed(request, 'TokenRequest')) ?? {};
  if (!isJsonMap(body)) {
    throw badRequest(
      'the object provided is unrecognized (must be of type TokenRequest)',
    );
  }
  const spec: any = body.spec ?? {};
  const seconds = Number(spec.expirationSeconds ?? DEFAULT_TOKEN_SECONDS);
  if (!(seconds >= MIN_TOKEN_SECONDS)) {
    throw invalid(
      { group: 'authentication.k8s.io', kind: 'TokenRequest' },
      '',
      [
        invalidValue(
          'spec.expirationSeconds',
          spec.expirationSeconds,
          'may not specify a duration less than 10 minutes',
        ),
      ],
    );
  }
  const { name, namespace, uid } = account.metadata;
  if (!namespace) {
    throw notFound(kind, info.name ?? '');
  }
  const { token, expires } = tokens.issue(namespace, name, uid, seconds);
  sendObject(response, 201, {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: {
      name,
      namespace,
      uid: randomUUID(),
      creationTimestamp: timestamp(now()),
    },
    spec: {
      audiences: spec.audiences ?? ['https://kubernetes.default.svc'],
      expirationSeconds: seconds,
      boundObjectRef: null,
    },
    status: { token, expirationTimestamp: timestamp(expires) },
  });
}

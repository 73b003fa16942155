import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from './auth/tokens';
import { send, type Exchange, type RegistryState } from './exchange';
import { answerWithFault, refusePush } from './faultyAnswers';
import { checkRepositoryName } from './names';
import { RegistryError } from './registryError';
import type { RequestCounter } from './requestCounter';
import { routes, type Need } from './routes';

interface ListenerOptions {
  state: RegistryState;
  counter: RequestCounter;
  /** The registry's own name, for clients that send a strange `Host`. */
  host: () => string;
  now: () => Date;
}

/** Takes a request through faults, routing and authorization to its handler, and answers errors. */
export function createRequestListener(options: ListenerOptions) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
    const exchange = createExchange(request, response, options);
    try {
      await answer(exchange, options);
    } catch (error) {
      if (response.headersSent || response.destroyed) {
        response.destroy();
      } else {
        sendError(exchange, error);
      }
    }
  };
}

function createExchange(
  request: IncomingMessage,
  response: ServerResponse,
  { state, host: ownHost }: ListenerOptions,
): Exchange {
  const port = ownHost().split(':')[1];
  const asked = request.headers.host ?? '';
  const host = asked === `localhost:${port}` ? asked : ownHost();
  return {
    request,
    response,
    url: new URL(request.url ?? '/', `https://${host}`),
    host,
    name: '',
    reference: '',
    state,
  };
}

async function answer(
  exchange: Exchange,
  { state, counter, now }: ListenerOptions,
): Promise<void> {
  const { request, response, url, host } = exchange;
  const method = request.method ?? 'GET';
  const route = routes.find(({ pattern }) => pattern.test(url.pathname));
  counter.count(method, route?.path ?? 'unknown');
  if (state.faults.slowMilliseconds) {
    await sleep(state.faults.slowMilliseconds);
  }
  if (answerWithFault({ response }, state.faults, now())) {
    return;
  }
  if (!route) {
    throw new RegistryError(404, 'UNSUPPORTED', 'no such resource');
  }
  const operation = route.operations[method];
  if (!operation) {
    throw new RegistryError(
      405,
      'UNSUPPORTED',
      'The operation is unsupported.',
      {},
      { Allow: Object.keys(route.operations).join(', ') },
    );
  }
  const { name, reference } = route.pattern.exec(url.pathname)?.groups ?? {};
  if (name !== undefined) {
    exchange.name = checkRepositoryName(name);
  }
  exchange.reference = decodeURIComponent(reference ?? '');
  if (operation.needs !== 'nothing') {
    state.authorizer.authorize(
      { host, authorization: request.headers.authorization },
      accessFor(operation.needs, exchange.name),
    );
  }
  if (operation.needs === 'push') {
    refusePush(state.faults, exchange.name);
  }
  await operation.handle(exchange);
}

function accessFor(need: Need, name: string): Access | undefined {
  switch (need) {
    case 'catalog':
      return { type: 'registry', name: 'catalog', actions: ['*'] };
    case 'pull':
      return { type: 'repository', name, actions: ['pull'] };
    case 'push':
      return { type: 'repository', name, actions: ['pull', 'push'] };
    default:
      return undefined;
  }
}

function sendError(exchange: Exchange, error: unknown): void {
  const json = { 'Content-Type': 'application/json' };
  if (error instanceof RegistryError) {
    send(exchange, error.status, { ...json, ...error.headers }, error.body);
  } else if (error instanceof URIError) {
    send(
      exchange,
      400,
      json,
      new RegistryError(400, 'NAME_INVALID', 'invalid path').body,
    );
  } else {
    const message = 'unknown error';
    const body = { errors: [{ code: 'UNKNOWN', message, detail: {} }] };
    send(exchange, 500, json, `${JSON.stringify(body)}\n`);
  }
}

import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { ControlError } from './controlError';
import { routes } from './routes';
import type { ControlledLab } from './types';

export interface ControlServer {
  /** `http://127.0.0.1:PORT`, once started. */
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Creates the API through which the lab is made to fail: JSON over plain HTTP on 127.0.0.1. It
 * answers no web page: a request with an `Origin`, or to another host name, is refused.
 */
export function createControlServer(
  lab: ControlledLab,
  port: number,
): ControlServer {
  const stopped = new AbortController();
  const server = createServer(async (request, response) => {
    try {
      send(response, 200, await answer(lab, request, stopped.signal));
    } catch (error) {
      const known =
        error instanceof ControlError
          ? error
          : new ControlError(500, 'InternalError', String(error));
      const { status, reason, message, issues } = known;
      send(response, status, { error: { reason, message, issues } });
    }
  });
  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    start: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    stop: async () => {
      stopped.abort();
      if (server.listening) {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }
    },
  };
}

async function answer(
  lab: ControlledLab,
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<unknown> {
  const { headers, method, url = '/' } = request;
  const asked = headers.host?.replace(/:\d+$/, '');
  if (headers.origin || (asked !== '127.0.0.1' && asked !== 'localhost')) {
    throw new ControlError(
      403,
      'NotForBrowsers',
      'The control API answers programs on this machine only.',
    );
  }
  const { pathname } = new URL(url, 'http://127.0.0.1');
  const found = routes.filter(({ pattern }) => pattern.test(pathname));
  const route = found.find(candidate => candidate.method === method);
  if (found.length === 0) {
    throw new ControlError(404, 'NoSuchPath', `There is no ${pathname}.`);
  }
  if (!route) {
    throw new ControlError(
      405,
      'WrongMethod',
      `${pathname} takes ${found.map(each => each.method).join(', ')}.`,
    );
  }
  const name = route.pattern.exec(pathname)?.[1] ?? '';
  return route.handle({ lab, request, name, signal });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = `${JSON.stringify(body, null, 2)}\n`;
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import {
  createTestAuthority,
  type KeyPair,
  type TestAuthority,
} from './authority';

/** A request as a test looks at it. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Answers a request, or does not. */
export type Handler = (
  request: SeenRequest,
  response: ServerResponse,
  socket: Socket,
) => unknown;

/** An HTTPS server on loopback that behaves as badly as a test wants. */
export interface LocalServer {
  /** `127.0.0.1:PORT`, unless it listens elsewhere. */
  host: string;
  url: string;
  ca: string;
  authority: TestAuthority;
  /** All requests so far, in order. */
  requests: SeenRequest[];
  /** TLS connections so far. */
  connections(): number;
  server: https.Server;
  handle(handler: Handler): void;
  /** Ends all connections, as a restart does. */
  dropConnections(): void;
  close(): Promise<void>;
}

/** Starts a server; `port` 0 unless a test wants one back. */
export async function startLocalServer(
  handler: Handler,
  options: {
    authority?: TestAuthority;
    pair?: KeyPair;
    port?: number;
    /** Where it listens; `127.0.0.1` if absent. */
    address?: string;
    tls?: https.ServerOptions;
  } = {},
): Promise<LocalServer> {
  const authority = options.authority ?? (await createTestAuthority());
  const { certificate, key } = options.pair ?? (await authority.serverPair());
  let current = handler;
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = https.createServer(
    { cert: certificate, key, ...options.tls },
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', chunk => chunks.push(chunk));
      request.on('end', () => {
        const seen: SeenRequest = {
          method: request.method ?? '',
          url: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        };
        requests.push(seen);
        Promise.resolve(current(seen, response, request.socket)).catch(() =>
          response.destroy(),
        );
      });
    },
  );
  server.on('secureConnection', () => {
    connections += 1;
  });
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  const address = options.address ?? '127.0.0.1';
  server.listen(options.port ?? 0, address);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const host = `${address.includes(':') ? `[${address}]` : address}:${port}`;
  const dropConnections = () => sockets.forEach(socket => socket.destroy());
  return {
    host,
    url: `https://${host}`,
    ca: authority.ca,
    authority,
    requests,
    connections: () => connections,
    server,
    handle: next => {
      current = next;
    },
    dropConnections,
    close: async () => {
      dropConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RegistryFaults } from '../control/faults';
import type { Authorizer } from './auth/authorizer';
import { RegistryError } from './registryError';
import type { BlobStorage } from './storage/blobStorage';
import type { Repositories } from './storage/repositories';
import type { UploadSessions } from './storage/uploadSessions';

/** What all requests share. */
export interface RegistryState {
  blobs: BlobStorage;
  uploads: UploadSessions;
  repositories: Repositories;
  authorizer: Authorizer;
  faults: RegistryFaults;
  /** Whether asking for push creates a repository, as Quay does. */
  createOnPushToken: boolean;
}

/** One request on its way to an answer. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** `HOST:PORT` that the client used. */
  host: string;
  /** Repository, where the route has one. */
  name: string;
  /** Last part of the path, where the route has one: tag, digest or upload. */
  reference: string;
  state: RegistryState;
}

export type Handler = (exchange: Exchange) => void | Promise<void>;

export function send(
  { request, response }: Exchange,
  status: number,
  headers: Record<string, string | number> = {},
  body?: string | Buffer,
): void {
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  response.writeHead(status, { 'Content-Length': length, ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}

export function sendJson(
  exchange: Exchange,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  send(
    exchange,
    200,
    { 'Content-Type': 'application/json', ...headers },
    `${JSON.stringify(body)}\n`,
  );
}

/**
 * The body, piece by piece. Leaving the loop early leaves the connection open, so that the error
 * behind it can still be answered.
 */
export function bodyOf({ request }: Exchange): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false });
}

/** Reads a body that must be small. 413 when it is not. */
export async function readBody(
  exchange: Exchange,
  limitBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bodyOf(exchange)) {
    size += chunk.length;
    if (size > limitBytes) {
      throw new RegistryError(413, 'SIZE_INVALID', 'body is too large', {
        limitBytes,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

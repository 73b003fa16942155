import { IncomingMessage, STATUS_CODES } from 'node:http';
import { Duplex } from 'node:stream';
import { acceptExec, isWebSocketUpgrade } from '../pods/exec';
import {
  badRequest,
  internalError,
  notFound,
  StatusError,
} from '../statusError';
import { admit, findKind } from './handleRequest';
import { ServerContext } from './resourceRequest';

/** A request to change protocols: only exec in a pod, over WebSocket. */
export function handleUpgrade(
  server: ServerContext,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  socket.on('error', () => socket.destroy());
  try {
    const { info } = admit(server, request);
    const kind = info.isResource ? findKind(server, info) : undefined;
    if (kind?.name !== 'Pod' || info.subresource !== 'exec') {
      throw badRequest('this path does not support an upgrade');
    }
    const pod = server.store.objects.get(
      'Pod',
      info.name ?? '',
      info.namespace,
    );
    if (!pod) {
      throw notFound(kind, info.name ?? '');
    }
    if (!isWebSocketUpgrade(request)) {
      throw badRequest(
        'unable to upgrade: only WebSocket with v5.channel.k8s.io or v4.channel.k8s.io is supported',
      );
    }
    acceptExec({
      request,
      socket,
      head,
      query: info.query,
      pod,
      pods: server.pods,
    });
  } catch (error) {
    refuse(socket, error, server.kubernetesMinor);
  }
}

function refuse(socket: Duplex, failure: unknown, minor: number): void {
  const error =
    failure instanceof StatusError
      ? failure
      : internalError(
          failure instanceof Error ? failure.message : String(failure),
        );
  const body = JSON.stringify(error.toStatus(minor));
  socket.end(
    [
      `HTTP/1.1 ${error.code} ${STATUS_CODES[error.code] ?? ''}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

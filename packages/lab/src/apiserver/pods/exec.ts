import { IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { badRequest, StatusError } from '../statusError';
import { KubeObject, PodRuntime } from '../types';
import { chooseContainer } from './container';

/** Newest first; v5 adds a message that closes a channel. */
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];

const STDOUT = 1;
const STDERR = 2;
const STATUS = 3;
const NORMAL_CLOSURE = 1000;

/** Whether a request asks for exec in the way that the lab speaks: by WebSocket. */
export function isWebSocketUpgrade(request: IncomingMessage): boolean {
  return (
    request.headers.upgrade?.toLowerCase() === 'websocket' &&
    offeredProtocols(request).some(each => PROTOCOLS.includes(each))
  );
}

/**
 * Runs a command in a container and sends what it prints over the channels of
 * `remotecommand`; the exit code goes as a Status over channel 3.
 */
export function acceptExec(options: {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
  query: URLSearchParams;
  pod: KubeObject;
  pods: PodRuntime;
}): void {
  const { request, socket, head, query, pod, pods } = options;
  const command = query.getAll('command');
  if (command.length === 0) {
    throw badRequest('you must specify at least one command for the container');
  }
  const container = chooseContainer(pod, query.get('container') || undefined);
  const server = new WebSocketServer({
    noServer: true,
    handleProtocols: offered =>
      PROTOCOLS.find(protocol => offered.has(protocol)) ?? false,
  });
  server.handleUpgrade(request, socket, head, client => {
    client.on('error', () => client.terminate());
    void run(client, () =>
      pods.exec({
        namespace: pod.metadata.namespace ?? '',
        pod: pod.metadata.name,
        container,
        command,
      }),
    );
  });
}

async function run(
  client: WebSocket,
  execute: () => ReturnType<PodRuntime['exec']>,
): Promise<void> {
  let status: unknown;
  try {
    const { stdout, stderr, exitCode } = await execute();
    sendChannel(client, STDOUT, stdout);
    sendChannel(client, STDERR, stderr);
    status = exitStatus(exitCode);
  } catch (error) {
    status = failureStatus(error);
  }
  sendChannel(client, STATUS, JSON.stringify(status));
  client.close(NORMAL_CLOSURE);
}

function sendChannel(client: WebSocket, channel: number, text: string): void {
  if (text !== '' && client.readyState === WebSocket.OPEN) {
    client.send(Buffer.concat([Buffer.from([channel]), Buffer.from(text)]));
  }
}

function exitStatus(exitCode: number): unknown {
  return exitCode === 0
    ? { metadata: {}, status: 'Success' }
    : {
        metadata: {},
        status: 'Failure',
        message: `command terminated with non-zero exit code: exit status ${exitCode}`,
        reason: 'NonZeroExitCode',
        details: {
          causes: [{ reason: 'ExitCode', message: String(exitCode) }],
        },
      };
}

function failureStatus(error: unknown): unknown {
  if (error instanceof StatusError) {
    return error.toStatus();
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    metadata: {},
    status: 'Failure',
    message: `Internal error occurred: ${message}`,
    reason: 'InternalError',
    details: { causes: [{ message }] },
    code: 500,
  };
}

function offeredProtocols(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map(each => each.trim());
}

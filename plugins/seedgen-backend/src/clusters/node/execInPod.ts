import type { V1Status } from '@kubernetes/client-node';
import { beginDeadline } from '../../http/deadline';
import { failed, networkFailure, succeeded } from '../../http/failures';
import { USER_AGENT } from '../../http/userAgent';
import type { Result } from '../../result';
import type { ClusterAccess, Credential } from '../connection/access';
import type { NodeCommandOutput } from '../types';
import { CappedText } from './CappedText';
import { type ClientNode, loadClientNode } from './clientNode';

const MOST_OUTPUT_BYTES = 1024 * 1024;

/** Which container runs what. */
export interface ExecRequest {
  namespace: string;
  pod: string;
  container: string;
  command: readonly string[];
  /** What is attempted and where, for messages. */
  doing: string;
}

/** Output of a command, and whether the beginning of it was dropped. */
export type ExecOutput = NodeCommandOutput & { truncated: boolean };

/** Runs a command in a container and waits for its end. */
export async function execInPod(
  access: ClusterAccess,
  credential: Credential,
  request: ExecRequest,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<Result<ExecOutput>> {
  // Not part of the deadline: it is slow once, and that is not the cluster's doing.
  const client = await loadClientNode();
  const deadline = beginDeadline(options.timeoutMs, options.signal);
  try {
    return await run(client, access, credential, request, deadline.signal, {
      handshakeTimeoutMs: options.timeoutMs,
    });
  } catch (error) {
    switch (deadline.stoppedBy()) {
      case 'timeout':
        return failed(
          'timeout',
          `${request.doing} failed: no end within ${options.timeoutMs} ms.`,
        );
      case 'caller':
        return failed(
          'aborted',
          `${request.doing} was given up: nobody waits for it.`,
        );
      default:
        return handshakeFailure(request.doing, error);
    }
  } finally {
    deadline.clear();
  }
}

async function run(
  client: ClientNode,
  access: ClusterAccess,
  credential: Credential,
  request: ExecRequest,
  signal: AbortSignal,
  { handshakeTimeoutMs }: { handshakeTimeoutMs: number },
): Promise<Result<ExecOutput>> {
  const stdout = new CappedText(MOST_OUTPUT_BYTES);
  const stderr = new CappedText(MOST_OUTPUT_BYTES);
  const exec = new client.Exec(
    kubeConfigFor(client, access, credential, handshakeTimeoutMs),
  );
  let end: (status: V1Status) => void = () => {};
  let break_: (error: unknown) => void = () => {};
  const status = new Promise<V1Status>((resolve, reject) => {
    end = resolve;
    break_ = reject;
  });
  status.catch(() => {}); // may fail before anybody waits for it
  const onAbort = () => break_(new Error('aborted'));
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();

  // A frame that is not what the protocol promises makes the handler throw inside the socket's
  // event, where nothing could catch it.
  const { handler } = exec;
  exec.handler = {
    connect: (path, onText, onBinary) =>
      handler.connect(path, onText, (stream, data) => {
        try {
          return onBinary ? onBinary(stream, data) : true;
        } catch (error) {
          break_(error);
          return false;
        }
      }),
  };
  const connecting = exec.exec(
    request.namespace,
    request.pod,
    request.container,
    [...request.command],
    stdout,
    stderr,
    null,
    false,
    end,
  );
  // The library cannot be told to stop connecting: whatever arrives late is closed.
  connecting.then(
    socket => {
      if (signal.aborted) socket.close();
    },
    () => {},
  );
  try {
    const socket = await Promise.race([
      connecting,
      status.then(() => connecting),
    ]);
    try {
      socket.onclose = () => break_(resetError());
      socket.onerror = event => break_(event.error ?? resetError());
      if (socket.readyState >= socket.CLOSING) break_(resetError());
      const exitCode = exitCodeOf(await status);
      return exitCode === undefined
        ? failed(
            'unavailable',
            `${request.doing} failed: the command could not be started in pod ${request.pod}.`,
          )
        : succeeded({
            stdout: stdout.text(),
            stderr: stderr.text(),
            exitCode,
            truncated: stdout.truncated || stderr.truncated,
          });
    } finally {
      socket.close();
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function kubeConfigFor(
  client: ClientNode,
  access: ClusterAccess,
  credential: Credential,
  handshakeTimeoutMs: number,
) {
  // A new one for each command: the library keeps TLS agents by name, and so would go on with a
  // certificate that has been replaced.
  const config = new client.KubeConfig();
  config.loadFromClusterAndUser(
    {
      name: 'cluster',
      server: access.server,
      tlsServerName: access.tlsServerName,
      caData: base64(access.ca),
      skipTLSVerify: false,
    },
    {
      name: 'user',
      ...(credential.kind === 'token'
        ? { token: credential.token.reveal() }
        : {
            certData: base64(credential.certificate),
            keyData: base64(credential.key.reveal()),
          }),
    },
  );
  const applyOptions = config.applyToHTTPSOptions.bind(config);
  config.applyToHTTPSOptions = async options => {
    await applyOptions(options);
    const { agent } = options as {
      agent?: { options?: { rejectUnauthorized?: boolean } };
    };
    // Otherwise the environment of the process could switch verification off.
    if (agent?.options) agent.options.rejectUnauthorized = true;
    Object.assign(options, {
      rejectUnauthorized: true,
      handshakeTimeout: handshakeTimeoutMs,
      followRedirects: false,
      // One frame; the whole output is capped where it is collected.
      maxPayload: 4 * MOST_OUTPUT_BYTES,
      perMessageDeflate: false,
    });
    options.headers = { ...options.headers, 'user-agent': USER_AGENT };
  };
  return config;
}

// https://pkg.go.dev/k8s.io/apimachinery/pkg/util/remotecommand: Success, or Failure with reason
// NonZeroExitCode and the code as a cause; any other Failure means that nothing ran.
function exitCodeOf(status: V1Status): number | undefined {
  if (status.status === 'Success') return 0;
  if (status.reason !== 'NonZeroExitCode') return undefined;
  const cause = status.details?.causes?.find(
    ({ reason }) => reason === 'ExitCode',
  );
  const code = Number(cause?.message);
  return Number.isInteger(code) ? code : undefined;
}

function handshakeFailure(doing: string, error: unknown) {
  // The socket's error event holds the error.
  const known = (error as { error?: unknown } | null)?.error ?? error;
  const { message } = known as { message?: unknown };
  // What `ws` says when the answer to the handshake was no 101.
  const status = /^Unexpected server response: (\d{3})$/.exec(
    String(message),
  )?.[1];
  switch (status) {
    case undefined:
      return networkFailure(doing, known);
    case '401':
      return failed(
        'unauthorized',
        `${doing} failed: the credential is not accepted (HTTP 401).`,
      );
    case '403':
      // A WebSocket begins as a GET, and so is authorised as `get`; later API servers ask for
      // `create` besides (KEP-4006).
      return failed(
        'forbidden',
        `${doing} failed: the credential lacks the rule 'get pods/exec' (HTTP 403). Newer API servers want 'create pods/exec' besides.`,
        { missingRule: 'get pods/exec' },
      );
    case '404':
      return failed(
        'not-found',
        `${doing} failed: the pod is gone (HTTP 404).`,
      );
    default:
      return failed(
        Number(status) >= 500 ? 'unavailable' : 'protocol',
        `${doing} failed: no command channel was opened (HTTP ${status}).`,
      );
  }
}

function resetError(): Error {
  return Object.assign(new Error('closed'), { code: 'ECONNRESET' });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

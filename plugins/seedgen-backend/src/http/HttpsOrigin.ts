import { type Dispatcher, Pool } from 'undici';
import type { Result } from '../result';
import { beginDeadline } from './deadline';
import { failed, isStaleSocket, networkFailure, succeeded } from './failures';

/** Who vouches for the server, and who we are to it; PEM texts. */
export interface TlsIdentity {
  /** Absent: the authorities that Node.js brings. */
  ca?: string;
  certificate?: string;
  key?: string;
  /** Name in the server's certificate, where it is not the host. */
  serverName?: string;
}

/** One request. */
export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query, as they are sent. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** Longest answer that is read. */
  maximumBytes: number;
}

/** One answer. Redirects are answers like others: nothing follows them. */
export interface HttpResponse {
  status: number;
  headers: Dispatcher.ResponseData['headers'];
  body: Buffer;
}

/** How long, on whose behalf, and what for. */
export interface HttpOptions {
  signal: AbortSignal;
  timeoutMs: number;
  /** What is attempted and where, for messages. */
  doing: string;
}

const CONNECTIONS = 6;
const KEEP_ALIVE_MS = 30_000;
const CONNECT_TIMEOUT_MS = 8_000;

/**
 * The TLS connections to one origin. They are kept between requests; verification cannot be
 * switched off, not even by Node.js's environment variable.
 */
export class HttpsOrigin {
  #pool: Pool;

  constructor(readonly origin: string, private readonly tls: TlsIdentity) {
    this.#pool = this.#open();
  }

  /**
   * Sends a request and reads the whole answer. Reads (GET, HEAD) are sent once more over a fresh
   * connection if the connection turns out to be dead; writes never are, since nobody knows
   * whether they arrived.
   */
  async request(
    request: HttpRequest,
    options: HttpOptions,
  ): Promise<Result<HttpResponse>> {
    const { doing } = options;
    const deadline = beginDeadline(options.timeoutMs, options.signal);
    const pool = this.#pool;
    try {
      deadline.signal.throwIfAborted();
      try {
        return await exchange(pool, request, deadline.signal, doing);
      } catch (error) {
        const isRead = request.method === 'GET' || request.method === 'HEAD';
        if (!isRead || !isStaleSocket(error) || deadline.stoppedBy()) {
          throw error;
        }
        this.#renew(pool);
        return await exchange(this.#pool, request, deadline.signal, doing);
      }
    } catch (error) {
      switch (deadline.stoppedBy()) {
        case 'timeout':
          // Its connections may hang in the middle of a handshake; the next request shall not
          // queue behind them.
          this.#renew(pool);
          return failed(
            'timeout',
            `${doing} failed: no answer within ${options.timeoutMs} ms.`,
          );
        case 'caller':
          return failed(
            'aborted',
            `${doing} was given up: nobody waits for it.`,
          );
        default:
          return networkFailure(doing, error);
      }
    } finally {
      deadline.clear();
    }
  }

  /**
   * Sends a read over a connection of its own and hands the answer on as it comes. Nothing more is
   * read while a chunk is taken. `timeoutMs` holds until the answer begins; the answer itself may
   * last for ever, but not pause for longer than `idleMs`.
   *
   * @returns the answer with an empty body once it has ended, or one that is no success, whole
   */
  async stream(
    request: HttpRequest,
    options: HttpOptions & {
      idleMs: number;
      take: (chunk: Buffer) => Promise<void> | void;
    },
  ): Promise<Result<HttpResponse>> {
    const { doing, signal } = options;
    const deadline = beginDeadline(options.timeoutMs, signal);
    const pool = this.#open();
    try {
      deadline.signal.throwIfAborted();
      const asking = pool.request({
        method: request.method,
        path: request.path,
        headers: request.headers,
        signal,
        bodyTimeout: options.idleMs,
      });
      // Whatever becomes of the body and whenever: somebody takes its error.
      asking.then(
        ({ body }) => body.on('error', () => {}),
        () => {},
      );
      const answer = await orAborted(deadline.signal, asking);
      deadline.clear();
      if (answer.statusCode < 200 || answer.statusCode > 299) {
        return await collect(answer, request.maximumBytes, doing);
      }
      const refused = refuseEncoding(answer, doing);
      if (refused) return refused;
      for await (const chunk of answer.body) await options.take(chunk);
      const { statusCode: status, headers } = answer;
      return succeeded({ status, headers, body: Buffer.alloc(0) });
    } catch (error) {
      if (signal.aborted) {
        return failed('aborted', `${doing} was given up: nobody waits for it.`);
      }
      return deadline.stoppedBy() === 'timeout'
        ? failed(
            'timeout',
            `${doing} failed: no answer within ${options.timeoutMs} ms.`,
          )
        : networkFailure(doing, error);
    } finally {
      deadline.clear();
      pool.destroy().catch(() => {});
    }
  }

  /** Closes the connections once the requests under way have ended. */
  retire(): void {
    this.#pool.close().catch(() => {});
  }

  /** Closes the connections; requests under way fail. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  #open(): Pool {
    return new Pool(this.origin, {
      connections: CONNECTIONS,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      allowH2: false,
      // The deadline of each request decides.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        ca: this.tls.ca,
        cert: this.tls.certificate,
        key: this.tls.key,
        servername: this.tls.serverName,
        rejectUnauthorized: true,
        timeout: CONNECT_TIMEOUT_MS,
      },
    });
  }

  // After a restart of the server every idle connection is dead, not only the one that failed.
  #renew(stale: Pool): void {
    if (this.#pool !== stale) return;
    this.#pool = this.#open();
    // Requests under way on the old connections may still end well.
    stale.close().catch(() => {});
  }
}

async function exchange(
  pool: Pool,
  request: HttpRequest,
  signal: AbortSignal,
  doing: string,
): Promise<Result<HttpResponse>> {
  const answer = await orAborted(
    signal,
    pool.request({
      method: request.method,
      path: request.path,
      headers: request.headers,
      body: request.body,
      signal,
    }),
  );
  return collect(answer, request.maximumBytes, doing);
}

async function collect(
  answer: Dispatcher.ResponseData,
  maximumBytes: number,
  doing: string,
): Promise<Result<HttpResponse>> {
  const { statusCode, headers, body } = answer;
  const refused = refuseEncoding(answer, doing);
  if (refused) return refused;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maximumBytes) {
      discard(body);
      return failed(
        'protocol',
        `${doing} failed: the answer is larger than ${maximumBytes} bytes.`,
      );
    }
    chunks.push(chunk);
  }
  return succeeded({
    status: statusCode,
    headers,
    body: Buffer.concat(chunks),
  });
}

// We never ask for compression; unpacking what nobody asked for invites bombs.
function refuseEncoding(
  { headers, body }: Dispatcher.ResponseData,
  doing: string,
): ReturnType<typeof failed> | undefined {
  const encoding = headers['content-encoding'];
  if (!encoding || encoding === 'identity') return undefined;
  discard(body);
  return failed(
    'protocol',
    `${doing} failed: the answer is compressed, which was not asked for.`,
  );
}

// undici notices that a request was aborted only once it has a connection, and a handshake with a
// server that says nothing takes as long as connecting may.
function orAborted<T>(signal: AbortSignal, task: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    task
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}

// A body that is destroyed reports that as an error, which nobody else would take.
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => {});
  body.destroy();
}

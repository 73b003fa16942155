import { request } from 'node:https';

export interface RegistryResponse {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface RegistryRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  url: string;
  headers?: Record<string, string>;
  body?: Buffer;
  authorities: readonly string[];
  /** Error code with which every connection fails. */
  unreachable?: string;
  signal: AbortSignal;
}

/** Longest wait for one answer, in real milliseconds. */
const TIMEOUT_MILLISECONDS = 120_000;
const BODY_LIMIT = 1024 * 1024;

/** One request, each on a connection of its own; redirects are not followed. @throws Error in podman's words */
export function registryRequest(
  options: RegistryRequest,
): Promise<RegistryResponse> {
  const { method, url, headers, body, authorities } = options;
  if (options.unreachable) {
    const error = Object.assign(new Error(), { code: options.unreachable });
    return Promise.reject(asGoError(method, url, error));
  }
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(options.signal.aborted ? options.signal.reason : error);
    const outgoing = request(
      url,
      {
        method,
        headers: {
          'User-Agent': 'containers/5.29.4 (github.com/containers/image)',
          'Content-Length': String(body?.length ?? 0),
          ...headers,
        },
        ca: [...authorities],
        agent: false,
        timeout: TIMEOUT_MILLISECONDS,
        signal: options.signal,
      },
      incoming => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= BODY_LIMIT) {
            chunks.push(chunk);
          }
        });
        incoming.on('error', fail);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('timeout', () =>
      outgoing.destroy(
        new Error(`${goVerb(method)} "${url}": net/http: request canceled`),
      ),
    );
    outgoing.on('error', error => fail(asGoError(method, url, error)));
    outgoing.end(body);
  });
}

function goVerb(method: string): string {
  return method[0] + method.slice(1).toLocaleLowerCase('en-US');
}

/** The same trouble as a program written in Go says it. */
function asGoError(
  method: string,
  url: string,
  error: NodeJS.ErrnoException,
): Error {
  const { host, hostname } = new URL(url);
  const prefix = `${goVerb(method)} "${url}": `;
  switch (error.code) {
    case 'ECONNREFUSED':
      return new Error(
        `${prefix}dial tcp ${host}: connect: connection refused`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Error(
        `${prefix}dial tcp: lookup ${hostname} on 192.168.125.1:53: no such host`,
      );
    case 'ECONNRESET':
      return new Error(
        `${prefix}read tcp ${host}: read: connection reset by peer`,
      );
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return new Error(
        `${prefix}tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return new Error(
        `${prefix}tls: failed to verify certificate: x509: certificate is not valid for any names, but wanted to match ${hostname}`,
      );
    default:
      return new Error(`${prefix}${error.message}`);
  }
}

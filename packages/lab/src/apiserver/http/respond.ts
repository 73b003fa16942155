import { ServerResponse } from 'node:http';
import { stringify as stringifyYaml } from 'yaml';
import { internalError, StatusError } from '../statusError';

/** Sends a body as JSON or YAML. */
export function sendObject(
  response: ServerResponse,
  code: number,
  body: unknown,
  options: { format?: 'json' | 'yaml'; contentType?: string } = {},
): void {
  const isYaml = options.format === 'yaml';
  const text = isYaml
    ? stringifyYaml(body, {
        sortMapEntries: true,
        indentSeq: false,
        version: '1.1',
      })
    : `${JSON.stringify(body)}\n`;
  send(
    response,
    code,
    text,
    options.contentType ?? (isYaml ? 'application/yaml' : 'application/json'),
  );
}

export function sendText(
  response: ServerResponse,
  code: number,
  text: string,
): void {
  send(response, code, text, 'text/plain; charset=utf-8');
}

/**
 * Answers with the failure's Status; what is no `StatusError` is an internal error.
 * @param minor - of the Kubernetes in whose words it is told
 */
export function sendFailure(
  response: ServerResponse,
  failure: unknown,
  minor: number,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const error =
    failure instanceof StatusError
      ? failure
      : internalError(
          failure instanceof Error ? failure.message : String(failure),
        );
  if (error.details?.retryAfterSeconds) {
    response.setHeader('Retry-After', String(error.details.retryAfterSeconds));
  }
  if (error.code === 413) {
    // The rest of the body is still on its way, so the connection is of no more use.
    response.setHeader('Connection', 'close');
  }
  if (error.code === 401) {
    response.setHeader('WWW-Authenticate', 'Bearer realm="kubernetes"');
  }
  sendObject(response, error.code, error.toStatus(minor));
}

/** A warning that clients print, RFC 7234 code 299. */
export function addWarning(response: ServerResponse, text: string): void {
  const quoted = JSON.stringify(text.replace(/[^\x20-\x7e]/g, '?'));
  response.appendHeader('Warning', `299 - ${quoted}`);
}

/** 200 with a body that is no text. */
export function sendBytes(
  response: ServerResponse,
  bytes: Buffer,
  type: string,
): void {
  send(response, 200, bytes, type);
}

function send(
  response: ServerResponse,
  code: number,
  text: string | Buffer,
  type: string,
): void {
  response.statusCode = code;
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-cache, private');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}

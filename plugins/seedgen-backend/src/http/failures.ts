import type {
  AccessFailure,
  AccessFailureCode,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Result } from '../result';

/** A failed {@link Result}. */
export function failed(
  code: AccessFailureCode,
  message: string,
  more: Pick<AccessFailure, 'missingRule' | 'retryAfterMs'> = {},
): { ok: false; failure: AccessFailure } {
  return { ok: false, failure: { code, message, ...more } };
}

/** A {@link Result} with a value. */
export function succeeded<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** An error with a stable code, as Node.js and undici throw them. */
interface CodedError extends Error {
  code?: string;
  cause?: unknown;
  errors?: unknown[];
}

const REFUSED = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
]);
const RESET = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);
const TIMEOUT = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);
// Node.js hands on the names of OpenSSL's X509_V_ERR_* codes.
const UNTRUSTED =
  /^(?:UNABLE_TO_(?:VERIFY|GET|DECRYPT|DECODE)_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|CRL_|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED|ERR_TLS_CERT_)/;
// The server's alerts about the certificate that we showed.
const REFUSED_CERTIFICATE =
  /^ERR_SSL_(?:TLSV1_|TLSV13_|SSLV3_)?(?:TLSV1_)?ALERT_(?:CERTIFICATE_|BAD_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|UNSUPPORTED_CERTIFICATE|NO_CERTIFICATE)/;

/** Whether a read may be tried once more on a fresh socket. */
export function isStaleSocket(error: unknown): boolean {
  return RESET.has(codeOf(error));
}

/**
 * Says why no answer was had.
 *
 * @param doing - what was attempted and where, e.g. `Reading nodes of cluster sno1`
 */
export function networkFailure(
  doing: string,
  error: unknown,
): { ok: false; failure: AccessFailure } {
  const code = codeOf(error);
  if (REFUSED.has(code)) {
    return failed(
      'refused',
      `${doing} failed: the connection was refused or there is no route to the host (${code}).`,
    );
  }
  if (RESET.has(code)) {
    return failed(
      'reset',
      `${doing} failed: the connection was closed before an answer came (${code}).`,
    );
  }
  if (TIMEOUT.has(code)) {
    return failed('timeout', `${doing} failed: no answer in time (${code}).`);
  }
  if (DNS.has(code)) {
    return failed(
      'dns',
      `${doing} failed: the host name cannot be resolved (${code}). Check the configured host and the name server.`,
    );
  }
  if (UNTRUSTED.test(code)) {
    return failed(
      'untrusted',
      `${doing} failed: the server's certificate cannot be verified (${code}). Check the configured certificate authority; verification is never switched off.`,
    );
  }
  if (REFUSED_CERTIFICATE.test(code)) {
    return failed(
      'unauthorized',
      `${doing} failed: the server did not accept our client certificate (${code}).`,
    );
  }
  return failed(
    'protocol',
    `${doing} failed: the connection does not follow the protocol (${
      code || 'unknown error'
    }). Check that the address is the right one and not a proxy's.`,
  );
}

function codeOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) && typeof error !== 'object') return '';
  const { code, cause, errors } = (error ?? {}) as CodedError;
  // Several addresses of one host were tried: the first one speaks for all.
  if (Array.isArray(errors) && errors.length > 0 && depth < 4) {
    return codeOf(errors[0], depth + 1);
  }
  if (typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code)) return code;
  return cause && depth < 4 ? codeOf(cause, depth + 1) : '';
}

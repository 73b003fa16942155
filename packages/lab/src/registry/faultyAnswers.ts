import type { RegistryFaults } from '../control/faults';
import { refusalOf } from './auth/authorizer';
import type { Exchange } from './exchange';
import { RegistryError } from './registryError';

/**
 * Answers instead of the registry while `failNext` is set. An overloaded registry speaks JSON;
 * a proxy in front of a broken one speaks HTML. True if it answered.
 */
export function answerWithFault(
  { response }: Pick<Exchange, 'response'>,
  faults: RegistryFaults,
  now: Date,
): boolean {
  const fault = faults.failNext;
  if (!fault) {
    return false;
  }
  fault.requests -= 1;
  if (fault.requests < 1) {
    delete faults.failNext;
  }
  const retryAfter =
    fault.retryAfter === 'date'
      ? new Date(now.getTime() + 2000).toUTCString()
      : fault.retryAfter?.toString();
  const body =
    fault.status === 429
      ? new RegistryError(429, 'TOOMANYREQUESTS', 'too many requests').body
      : `<html><head><title>${fault.status}</title></head><body><h1>${fault.status}</h1></body></html>\n`;
  response.writeHead(fault.status, {
    'Content-Type': fault.status === 429 ? 'application/json' : 'text/html',
    'Content-Length': Buffer.byteLength(body),
    ...(retryAfter && { 'Retry-After': retryAfter }),
  });
  response.end(body);
  return true;
}

/** Refuses a push while it is to be refused for other reasons than the account's rights. */
export function refusePush(faults: RegistryFaults, repository: string): void {
  if (faults.readOnly) {
    throw new RegistryError(
      405,
      'UNSUPPORTED',
      'System is currently read-only. Pulls will succeed but all write operations are currently suspended.',
    );
  }
  const refusal = refusalOf(faults, repository);
  if (refusal === 'quota') {
    throw new RegistryError(
      403,
      'DENIED',
      'Quota has been exceeded on namespace',
    );
  }
  if (refusal === 'denied') {
    throw new RegistryError(
      403,
      'DENIED',
      'requested access to the resource is denied',
    );
  }
}

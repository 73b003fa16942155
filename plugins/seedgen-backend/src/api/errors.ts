import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  CustomErrorBase,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { harmlessMessage, validationMessage } from './harmlessText';

/** A body above the limit; answered with 413. */
export class PayloadTooLargeError extends CustomErrorBase {
  readonly statusCode = 413;
  name = 'PayloadTooLargeError';
}

const REASON = /^[A-Z][A-Za-z0-9]+(?=: )/;
const TOLD = new Set([
  'InputError',
  'AuthenticationError',
  'NotAllowedError',
  'NotFoundError',
  'ConflictError',
  'NotImplementedError',
  'ServiceUnavailableError',
  'PayloadTooLargeError',
]);
// Of PostgreSQL and of the connection to it: shutting down, starting, too many clients, gone.
const DATABASE_AWAY =
  /^(57P0[1-3]|53300|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|SQLITE_BUSY)$/;
const RETRY_AFTER_SECONDS = 5;

/** The stable reason code at the start of a message, if there is one. */
export function reasonCodeOf(error: unknown): string | undefined {
  return error instanceof Error ? REASON.exec(error.message)?.[0] : undefined;
}

/** Whether an error is one of ours, whose message may be told. */
export function isTellable(error: unknown): error is Error {
  return error instanceof Error && TOLD.has(error.name);
}

/** What is told of any other error. */
export function internalError(): Error {
  return new Error(
    'InternalError: the backend failed unexpectedly; its log says why',
  );
}

/**
 * Turns whatever was thrown into an error that may be told: one of `@backstage/errors` stays, what
 * validation says gets its reason code, a database that is away is a 503, and everything else is
 * logged and told without its text, which may hold statements and values.
 */
export function tellableErrors(logger: LoggerService): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (isTellable(error)) {
      if (error.name === 'InputError' && !reasonCodeOf(error)) {
        next(
          new InputError(`InvalidRequest: ${validationMessage(error.message)}`),
        );
        return;
      }
      error.message = harmlessMessage(error.message);
      next(error);
      return;
    }
    logger.error('A request failed unexpectedly', error);
    if (
      error?.name === 'KnexTimeoutError' ||
      DATABASE_AWAY.test(String(error?.code))
    ) {
      response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
      next(
        new ServiceUnavailableError(
          'DatabaseUnavailable: the database of the portal does not answer; nothing was done, try again',
        ),
      );
      return;
    }
    next(internalError());
  };
}

import { ResponseError } from '@backstage/errors';

/** What kind of no an answer was, as far as the screen differs. */
export type ErrorKind = 'forbidden' | 'not-found' | 'unreachable' | 'failed';

// What something before the portal answers where the portal does not.
const SILENT = [502, 503, 504];

// What fetch throws when nobody answered, in the words of the browsers.
const NO_ANSWER = /failed to fetch|networkerror|load failed/i;

/** Tells apart what the person may not do, what is not there, silence, and what went wrong. */
export function errorKindOf(error: Error): ErrorKind {
  const name =
    error instanceof ResponseError ? error.body?.error?.name : error.name;
  const status = error instanceof ResponseError ? error.statusCode : undefined;
  if (status === 403 || name === 'NotAllowedError') return 'forbidden';
  if (status === 404 || name === 'NotFoundError') return 'not-found';
  const silent =
    (status !== undefined && SILENT.includes(status)) ||
    name === 'TimeoutError' ||
    (name === 'TypeError' && NO_ANSWER.test(error.message));
  return silent ? 'unreachable' : 'failed';
}

/**
 * The backend's own words where it sent some. What something else answered is told by its status alone: an
 * error of `@backstage/errors` has the body of such an answer in its text.
 */
export function errorMessageOf(error: Error): string {
  if (!(error instanceof ResponseError)) return error.message;
  const { statusCode, body } = error;
  const { name, message } = body?.error ?? {};
  const isForeign =
    !message ||
    (name === 'Error' && message.startsWith('Request failed with status'));
  if (!isForeign) return message;
  return SILENT.includes(statusCode)
    ? `The portal does not answer (status ${statusCode})`
    : `The portal was asked, and something answered with status ${statusCode}`;
}

/** The backend's words, parted into the stable reason code that they may begin with and the rest. */
export function reasonOf(error: Error): { code?: string; message: string } {
  const message = errorMessageOf(error);
  const [, code, text] = message.match(/^([A-Z]\w*): (.+)$/s) ?? [];
  return code && /[a-z]/.test(code) ? { code, message: text } : { message };
}

import { ResponseError } from '@backstage/errors';

/** What something before the portal answers where the portal does not. */
const SILENT = [502, 503, 504];
const MOST_TEXT = 64 * 1024;

interface ErrorBody {
  error: { name: string; message: string };
  response: { statusCode: number };
}

/**
 * The error that a refusal is. What did not come from a backend of the portal, such as the page of an ingress
 * or of a login, is told by its status alone: nothing that somebody else wrote gets onto a page.
 */
export async function refusalOf(response: Response): Promise<ResponseError> {
  const { status } = response;
  const body = bodyOf(await textOf(response)) ?? {
    error: {
      name: SILENT.includes(status) ? 'ServiceUnavailableError' : 'Error',
      message: SILENT.includes(status)
        ? `PortalUnavailable: the portal does not answer (status ${status})`
        : `UnexpectedAnswer: something before the portal answered with status ${status}`,
    },
    response: { statusCode: status },
  };
  const headers = new Headers(response.headers);
  headers.set('Content-Type', 'application/json');
  const { ok, redirected, type, url } = response;
  return ResponseError.fromResponse({
    ok,
    redirected,
    type,
    url,
    status,
    // Whoever answered chose those words as well.
    statusText: '',
    headers,
    text: async () => JSON.stringify(body),
  });
}

/**
 * What an answer says.
 *
 * @throws Error without a word of it, if it is no JSON: the page of a login, or half an answer
 */
export async function contentOf<T>(response: Response): Promise<T> {
  // What is only accepted may come without a body, whatever its status.
  const text = await response.text();
  if (text === '') return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(
      `UnexpectedAnswer: something before the portal answered with status ${response.status} and no JSON; reload the page, and sign in again if asked to`,
    );
  }
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch {
    return '';
  }
}

/** As `@backstage/errors` writes it, or nothing. */
function bodyOf(text: string): ErrorBody | undefined {
  if (text.length > MOST_TEXT) return undefined;
  try {
    const { error, response } = JSON.parse(text);
    return typeof error?.name === 'string' &&
      typeof error.message === 'string' &&
      typeof response?.statusCode === 'number'
      ? { error, response }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The run that keeps a request from being carried out (`ClusterBusy`), where the backend tells which. @public */
export function runInTheWay(error: unknown): string | undefined {
  if (!(error instanceof ResponseError)) return undefined;
  const { runId } = (error.body?.error ?? {}) as { runId?: unknown };
  return typeof runId === 'string' && runId.length <= 64 ? runId : undefined;
}

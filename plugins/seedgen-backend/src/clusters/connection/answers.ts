import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import { failed, succeeded } from '../../http/failures';
import { mediaTypeOf, retryAfterMs } from '../../http/headers';
import type { HttpResponse } from '../../http/HttpsOrigin';
import type { Result } from '../../result';

/** What was asked, for messages. */
export interface Question {
  /** With the cluster, e.g. `Reading nodes of cluster sno1`. */
  doing: string;
  /** The access rule that the request needs, e.g. `list persistentvolumes`. */
  rule: string;
  /** When the answer came, for `Retry-After` with a date. */
  now: Date;
}

// `message` is left out on purpose: it may quote anything, and reasons are enough to act on.
const statusSchema = z.object({
  kind: z.literal('Status'),
  reason: z
    .string()
    .regex(/^[A-Za-z]{1,64}$/)
    .optional()
    .catch(undefined),
  details: z
    .object({ retryAfterSeconds: z.number().positive().max(900).optional() })
    .optional()
    .catch(undefined),
});

/** Turns an answer of the API server into JSON, or says why it is none. Never quotes the answer. */
export function readAnswer(
  response: HttpResponse,
  question: Question,
): Result<unknown> {
  const { doing } = question;
  const json = parseJson(response);
  if (response.status >= 200 && response.status < 300) {
    return json === undefined
      ? failed(
          'protocol',
          `${doing} failed: the answer is not JSON (${described(
            response,
          )}). Check that the address is an API server's and not a proxy's.`,
        )
      : succeeded(json);
  }
  return { ok: false, failure: failureOf(response, json, question) };
}

function failureOf(
  response: HttpResponse,
  json: unknown,
  { doing, rule, now }: Question,
): AccessFailure {
  const parsed = statusSchema.safeParse(json);
  const status = parsed.success ? parsed.data : undefined;
  const because = `HTTP ${response.status}${
    status?.reason ? `, ${status.reason}` : ''
  }`;
  const { status: code } = response;

  if (code === 401) {
    return {
      code: 'unauthorized',
      message: `${doing} failed: the credential is not accepted (${because}).`,
    };
  }
  if (code === 429) {
    return {
      code: 'throttled',
      message: `${doing} failed: the API server asks for a pause (${because}).`,
      retryAfterMs: pause(response, status, now),
    };
  }
  if (code >= 500) {
    return {
      code: 'unavailable',
      message: `${doing} failed: the API server cannot answer now (${because}).`,
      retryAfterMs: pause(response, status, now),
    };
  }
  if (code >= 300 && code < 400) {
    return {
      code: 'protocol',
      message: `${doing} failed: the answer is a redirect (${because}), which is never followed. Check the configured server URL.`,
    };
  }
  // An unknown path is answered in plain text, everything else as a Status. Anything but that is
  // somebody in between, whose 404 says nothing about the cluster.
  if (!status && !isUnknownPath(response)) {
    return {
      code: 'protocol',
      message: `${doing} failed: the answer is not an API server's (${described(
        response,
      )}).`,
    };
  }
  switch (code) {
    case 403:
      return {
        code: 'forbidden',
        message: `${doing} failed: the credential lacks the rule '${rule}' (${because}).`,
        missingRule: rule,
      };
    case 404:
    case 405:
      return {
        code: 'not-found',
        message: `${doing} failed: there is none (${because}).`,
      };
    case 409:
      return {
        code: 'conflict',
        message: `${doing} failed: it exists already or was changed meanwhile (${because}).`,
      };
    case 410:
      return {
        code: 'gone',
        message: `${doing} failed: the version asked for is no longer kept (${because}).`,
      };
    default:
      return {
        code: 'invalid',
        message: `${doing} failed: the API server refused the request (${because}).`,
      };
  }
}

function pause(
  response: HttpResponse,
  status: z.infer<typeof statusSchema> | undefined,
  now: Date,
): number | undefined {
  const seconds = status?.details?.retryAfterSeconds;
  return (
    retryAfterMs(response, now) ??
    (seconds === undefined ? undefined : Math.round(seconds * 1000))
  );
}

function isUnknownPath(response: HttpResponse): boolean {
  return (
    response.status === 404 &&
    response.body.toString('latin1').trim() === '404 page not found'
  );
}

function parseJson(response: HttpResponse): unknown {
  if (!mediaTypeOf(response).endsWith('json')) return undefined;
  try {
    return JSON.parse(response.body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function described(response: HttpResponse): string {
  const type = mediaTypeOf(response);
  return `HTTP ${response.status}, ${
    /^[\w.+-]{1,40}\/[\w.+-]{1,40}$/.test(type) ? type : 'no media type'
  }`;
}

import type {
  AccessFailure,
  AccessFailureCode,
} from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import { mediaTypeOf, retryAfterMs } from '../http/headers';
import type { HttpResponse } from '../http/HttpsOrigin';
import type { Result } from '../result';

// https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
const refusalsSchema = z.object({
  errors: z
    .array(
      z.object({ status: z.number().optional(), code: z.unknown().optional() }),
    )
    .min(1),
});
const errorsSchema = z.object({
  errors: z
    .array(z.object({ code: z.string().regex(/^[A-Z_]{1,64}$/) }))
    .min(1),
});

/** Codes that say that the thing, and not the path to it, is missing. */
const UNKNOWN = ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'BLOB_UNKNOWN'];
const HIDDEN = ['UNAUTHORIZED', 'DENIED'];

/** An answer, with what is known of how it came about. */
export interface RegistryResponse extends HttpResponse {
  /**
   * Of a 401: no login was sent, the one that was sent is refused, or the token service accepted
   * the credential and the registry still says no.
   */
  login?: 'none' | 'refused' | 'accepted';
  /** Of a redirect that was not followed: the host that it leads to. */
  redirectHost?: string;
}

/**
 * Says what a registry's refusal means. The answer is never quoted, but for its error code.
 *
 * @param doing - what was attempted and where
 * @param action - `pull` or `push`, for what is missing after a 403
 */
export function registryFailure(
  response: RegistryResponse,
  question: { doing: string; action: 'pull' | 'push'; now: Date },
): AccessFailure {
  const { doing, action, now } = question;
  const { status } = response;
  const errorCode = errorCodeOf(response);
  const because = `HTTP ${status}${errorCode ? `, ${errorCode}` : ''}`;
  const wait = retryAfterMs(response, now);

  if (status === 429 || errorCode === 'TOOMANYREQUESTS') {
    return {
      code: 'throttled',
      message: `${doing} failed: the registry asks for a pause (${because}).`,
      retryAfterMs: wait,
    };
  }
  if (status >= 500) {
    return {
      code: 'unavailable',
      message: `${doing} failed: the registry cannot answer now (${because}).`,
      retryAfterMs: wait,
    };
  }
  if (status >= 300 && status < 400) {
    const { redirectHost } = response;
    return {
      code: 'protocol',
      message: redirectHost
        ? `${doing} failed: the answer is a redirect to ${redirectHost.slice(
            0,
            100,
          )}, which was not followed (${because}). Only downloads of blobs may be redirected to another host, and only to those in blobHosts.`
        : `${doing} failed: the answer is a redirect to nowhere (${because}).`,
    };
  }
  if (status === 401 && response.login === 'accepted') {
    return {
      code: 'forbidden',
      message: `${doing} failed: the credential is accepted, but there is no such repository, or it may not ${action} here (${because}).`,
      missingRule: action,
    };
  }
  if (status === 401 && response.login === 'none') {
    return {
      code: 'unauthorized',
      message: `${doing} failed: a login is asked for, and none was sent: no credential is configured, or the answer does not say how to log in (${because}).`,
    };
  }
  if (status === 401) {
    return {
      code: 'unauthorized',
      message: `${doing} failed: the registry does not accept the configured credential, or it may not ${action} here (${because}).`,
    };
  }
  if (status === 403) {
    return {
      code: 'forbidden',
      message: `${doing} failed: the configured credential may not ${action} here, or a quota is used up (${because}).`,
      missingRule: action,
    };
  }
  if (isWebPage(response)) {
    return {
      code: 'protocol',
      message: `${doing} failed: the answer is a web page, not a registry's (${because}). Check the configured host, and what stands before it.`,
    };
  }
  if (status === 407) {
    return {
      code: 'protocol',
      message: `${doing} failed: a proxy on the way asks for a login (${because}). Have the registry reached without it.`,
    };
  }
  if (status === 404 && errorCode && HIDDEN.includes(errorCode)) {
    return {
      code: 'forbidden',
      message: `${doing} failed: the configured credential may not ${action} here, or there is none (${because}).`,
      missingRule: action,
    };
  }
  if (status === 404 && !errorCode && !isJsonOrEmpty(response)) {
    return {
      code: 'protocol',
      message: `${doing} failed: the answer is not a registry's (${because}). Check the configured host, and what stands before it.`,
    };
  }
  if (status === 404 || (errorCode && UNKNOWN.includes(errorCode))) {
    return {
      code: 'not-found',
      message: `${doing} failed: there is none (${because}).`,
    };
  }
  if (status >= 400) {
    return {
      code: status === 409 ? 'conflict' : 'invalid',
      message: `${doing} failed: the registry refused the request (${because}).`,
    };
  }
  return {
    code: 'protocol',
    message: `${doing} failed: the answer is not what the distribution protocol promises (${because}).`,
  };
}

/** Whether an answer is a page for people, by its type or by how it begins. */
export function isWebPage(
  response: Pick<HttpResponse, 'headers' | 'body'>,
): boolean {
  const type = mediaTypeOf(response);
  return (
    type === 'text/html' ||
    type === 'application/xhtml+xml' ||
    response.body.subarray(0, 256).toString('utf8').trimStart().startsWith('<')
  );
}

function isJsonOrEmpty({ body }: Pick<HttpResponse, 'body'>): boolean {
  if (body.length === 0) return true;
  try {
    JSON.parse(body.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** The code of the error in a registry's answer; undefined if it is not one of a registry. */
export function errorCodeOf(
  response: Pick<HttpResponse, 'body'>,
): string | undefined {
  if (response.body.length === 0 || response.body.length > 64 * 1024) {
    return undefined;
  }
  try {
    const parsed = errorsSchema.safeParse(
      JSON.parse(response.body.toString('utf8')),
    );
    return parsed.success ? parsed.data.errors[0].code : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether what an answer says in its errors is a refusal, whatever its status: some hide behind 404 what they
 * do not show to everybody.
 */
export function saysRefused(response: Pick<HttpResponse, 'body'>): boolean {
  if (response.body.length > 64 * 1024) return false;
  try {
    const parsed = refusalsSchema.safeParse(
      JSON.parse(response.body.toString('utf8')),
    );
    if (!parsed.success) return false;
    const [{ status, code }] = parsed.data.errors;
    return (
      status === 401 ||
      status === 403 ||
      HIDDEN.includes(String(code).toUpperCase())
    );
  } catch {
    return false;
  }
}

/** Why a request failed, whether no answer was had or it was a refusal; nothing for a success. */
export function failureCodeOf(
  answer: Result<HttpResponse>,
  action: 'pull' | 'push',
  now: Date,
): AccessFailureCode | undefined {
  if (!answer.ok) return answer.failure.code;
  return answer.value.status >= 400
    ? registryFailure(answer.value, { doing: '', action, now }).code
    : undefined;
}

import type {
  AccessFailure,
  AccessFailureCode,
} from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import { mediaTypeOf, retryAfterMs } from '../http/headers';
import type { HttpResponse } from '../http/HttpsOrigin';
import type { Result } from '../result';

// https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
const errorsSchema = z.object({
  errors: z
    .array(z.object({ code: z.string().regex(/^[A-Z_]{1,64}$/) }))
    .min(1),
});

/** Codes that say that the thing, and not the path to it, is missing. */
const UNKNOWN = ['MANIFEST_UNKNOWN', 'NAME_UNKNOWN', 'BLOB_UNKNOWN'];

/**
 * Says what a registry's refusal means. The answer is never quoted, but for its error code.
 *
 * @param doing - what was attempted and where
 * @param action - `pull` or `push`, for what is missing after a 403
 */
export function registryFailure(
  response: HttpResponse,
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
    return {
      code: 'protocol',
      message: `${doing} failed: the answer is a redirect to a host that is not configured (${because}). Downloads may be redirected to hosts in blobHosts only.`,
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
  if (mediaTypeOf(response) === 'text/html') {
    return {
      code: 'protocol',
      message: `${doing} failed: the answer is a web page, not a registry's (${because}). Check the configured host.`,
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

function errorCodeOf(response: HttpResponse): string | undefined {
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

import type { HttpResponse } from './HttpsOrigin';

/** A header's value; the first one if it was sent several times. */
export function headerOf(
  response: Pick<HttpResponse, 'headers'>,
  name: string,
): string | undefined {
  const value = response.headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}

/** The media type of an answer, in lower case and without parameters; empty if none is given. */
export function mediaTypeOf(response: Pick<HttpResponse, 'headers'>): string {
  return (headerOf(response, 'content-type') ?? '')
    .split(';')[0]
    .trim()
    .toLowerCase();
}

const LONGEST_RETRY_AFTER_MS = 15 * 60_000;

/**
 * How long `Retry-After` asks us to wait, in milliseconds, cut to 15 minutes; it may be a number of
 * seconds or a date (RFC 9110, 10.2.3).
 */
export function retryAfterMs(
  response: Pick<HttpResponse, 'headers'>,
  now: Date,
): number | undefined {
  const value = headerOf(response, 'retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d{1,9}$/.test(value)
    ? Number(value) * 1000
    : Date.parse(value) - now.getTime();
  if (Number.isNaN(wait)) return undefined;
  return Math.min(Math.max(0, Math.round(wait)), LONGEST_RETRY_AFTER_MS);
}

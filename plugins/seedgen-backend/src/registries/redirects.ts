import { headerOf } from '../http/headers';
import type { HttpResponse } from '../http/HttpsOrigin';

const REDIRECTS = [301, 302, 303, 307, 308];

/** Where a redirect leads; undefined if it is none, or names no address. */
export function redirectTarget(
  response: Pick<HttpResponse, 'status' | 'headers'>,
  from: URL,
): URL | undefined {
  if (!REDIRECTS.includes(response.status)) return undefined;
  return resolveUrl(headerOf(response, 'location'), from);
}

/** An address as a header names it, seen from where it was named; undefined if it is none. */
export function resolveUrl(
  value: string | undefined,
  from: URL,
): URL | undefined {
  if (!value) return undefined;
  try {
    return new URL(value, from);
  } catch {
    return undefined;
  }
}

/**
 * The same address over https on the host that is asked; undefined if it is on another one, or
 * brings a user along. Behind a proxy that ends TLS, registries say `http://` of themselves.
 */
export function onOwnHost(url: URL, own: URL): URL | undefined {
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.host === own.host && !url.username && !url.password
    ? new URL(`${url.pathname}${url.search}`, own.origin)
    : undefined;
}

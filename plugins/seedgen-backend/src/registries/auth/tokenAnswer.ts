import type { HttpResponse } from '../../http/HttpsOrigin';

/** A token, and how long it lasts where its service says that. */
export interface GrantedToken {
  token: string;
  lifeSeconds?: number;
}

/**
 * Reads the answer of a token service (distribution specification, "token authentication"). Either
 * of two fields may have the token, and registries send the other one empty or null.
 *
 * @returns undefined if there is no token in it
 */
export function parseTokenAnswer(
  response: Pick<HttpResponse, 'body'>,
): GrantedToken | undefined {
  let json: unknown;
  try {
    json = JSON.parse(response.body.toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  const { token, access_token, expires_in } = json as Record<string, unknown>;
  const found = [token, access_token].find(isToken);
  const life = Number(expires_in);
  return found === undefined
    ? undefined
    : { token: found, ...(life > 0 && { lifeSeconds: life }) };
}

// What may stand in a header: anything visible.
function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
}

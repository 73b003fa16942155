import { z } from 'zod';
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

const claimsSchema = z.object({
  access: z.array(
    z.object({
      type: z.string(),
      name: z.string(),
      actions: z.array(z.string()).nullish(),
    }),
  ),
});

/**
 * What a registry's token allows on a repository; undefined if the token does not say (it need not
 * be a JWT). Some registries, Quay among them, answer a request for `push` with 200 and a token
 * that allows less. The signature is not verified: the claims are used to refuse, never to trust.
 */
export function grantedActions(
  token: string,
  repository: string,
): string[] | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  try {
    const claims = claimsSchema.parse(
      JSON.parse(Buffer.from(parts[1], 'base64url').toString('utf8')),
    );
    return claims.access
      .filter(({ type, name }) => type === 'repository' && name === repository)
      .flatMap(({ actions }) => actions ?? []);
  } catch {
    return undefined;
  }
}

import { z } from 'zod';

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

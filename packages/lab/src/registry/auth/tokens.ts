import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** One entry of a token's `access` claim, as in Docker's token specification. */
export interface Access {
  type: 'repository' | 'registry';
  name: string;
  actions: string[];
}

export interface TokenClaims {
  iss: string;
  aud: string;
  sub: string;
  /** Seconds since 1970. */
  iat: number;
  nbf: number;
  exp: number;
  access: Access[];
}

export const TOKEN_LIFETIME_SECONDS = 3600;

/** Issues and checks tokens: JWTs signed with a key of this process (HS256). */
export class TokenIssuer {
  readonly #key = randomBytes(32);

  constructor(private readonly now: () => Date) {}

  issue(subject: string, audience: string, access: Access[]): string {
    const issuedAt = Math.floor(this.now().getTime() / 1000);
    const claims: TokenClaims = {
      iss: 'lab-registry',
      aud: audience,
      sub: subject,
      iat: issuedAt,
      nbf: issuedAt - 5,
      exp: issuedAt + TOKEN_LIFETIME_SECONDS,
      access,
    };
    const signed = [{ typ: 'JWT', alg: 'HS256' }, claims]
      .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${this.#sign(signed)}`;
  }

  /** The claims, if the token is one of ours and has not expired. */
  verify(token: string): TokenClaims | undefined {
    const separator = token.lastIndexOf('.');
    const signed = token.slice(0, Math.max(separator, 0));
    const signature = Buffer.from(token.slice(separator + 1));
    const expected = Buffer.from(this.#sign(signed));
    if (
      signature.length !== expected.length ||
      !timingSafeEqual(signature, expected)
    ) {
      return undefined;
    }
    const claims: TokenClaims = JSON.parse(
      Buffer.from(signed.split('.')[1], 'base64url').toString('utf8'),
    );
    return claims.exp > this.now().getTime() / 1000 ? claims : undefined;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

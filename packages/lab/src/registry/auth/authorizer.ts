import type { RegistryFaults } from '../../control/faults';
import { RegistryError } from '../registryError';
import {
  actionsOf,
  findAccount,
  readBasicHeader,
  type RegistryAccount,
} from './accounts';
import { covers, formatScope, parseScopes } from './scopes';
import type { Access, TokenIssuer } from './tokens';

export type RegistryAuthentication = 'basic' | 'bearer';

interface AuthorizerOptions {
  mode: RegistryAuthentication;
  accounts: readonly RegistryAccount[];
  tokens: TokenIssuer;
  faults: RegistryFaults;
}

interface Caller {
  /** `HOST:PORT` that the caller used for the registry. */
  host: string;
  authorization: string | undefined;
}

/** Why pushes to this repository are refused just now, if they are. */
export function refusalOf(faults: RegistryFaults, repository: string) {
  return faults.refusePush?.[repository] ?? faults.refusePush?.['*'];
}

/**
 * Decides who may do what. With `basic` every request carries name and password; with `bearer`
 * only a token does, which is fetched with them.
 */
export class Authorizer {
  constructor(private readonly options: AuthorizerOptions) {}

  /** Passes or throws: 401 with a challenge, or 403 for a known account that may not. */
  authorize(caller: Caller, needed?: Access): void {
    if (this.options.mode === 'basic') {
      this.#authorizeBasic(caller, needed);
    } else {
      this.#authorizeBearer(caller, needed);
    }
  }

  /**
   * Answers a token request. A wrong password is a 401, but asking for more than the account has
   * is not: the token then just says less than was asked for, as Quay does it.
   */
  issueToken(
    caller: Caller,
    scopes: string[],
  ): { token: string; access: Access[] } {
    const { accounts, tokens } = this.options;
    const credentials = readBasicHeader(caller.authorization);
    const account =
      credentials &&
      findAccount(accounts, credentials.name, credentials.password);
    if (caller.authorization && !account) {
      throw this.#basicChallenge('Invalid username or password');
    }
    const access = parseScopes(scopes).map(scope => ({
      ...scope,
      actions: account
        ? scope.actions.filter(action => this.#may(account, scope, action))
        : [],
    }));
    return {
      token: tokens.issue(account?.name ?? '(anonymous)', caller.host, access),
      access,
    };
  }

  #authorizeBasic(caller: Caller, needed?: Access): void {
    const credentials = readBasicHeader(caller.authorization);
    const account =
      credentials &&
      findAccount(
        this.options.accounts,
        credentials.name,
        credentials.password,
      );
    if (!account) {
      throw this.#basicChallenge('authentication required');
    }
    if (
      needed &&
      !needed.actions.every(action => this.#may(account, needed, action))
    ) {
      throw refusalOf(this.options.faults, needed.name) === 'unauthorized'
        ? this.#basicChallenge('authentication required')
        : new RegistryError(
            403,
            'DENIED',
            'requested access to the resource is denied',
          );
    }
  }

  #authorizeBearer(caller: Caller, needed?: Access): void {
    const token = caller.authorization?.match(/^Bearer (\S+)$/i)?.[1];
    const claims = token ? this.options.tokens.verify(token) : undefined;
    // A token is good for what it says, but a right that was taken away is gone at once.
    const revoked =
      needed?.actions.includes('push') &&
      refusalOf(this.options.faults, needed.name) === 'unauthorized';
    const anonymous = claims?.sub === '(anonymous)';
    if (
      claims &&
      (needed ? covers(claims.access, needed) && !revoked : !anonymous)
    ) {
      return;
    }
    const parameters = [
      `realm="https://${caller.host}/v2/auth"`,
      `service="${caller.host}"`,
      ...(needed ? [`scope="${formatScope(needed)}"`] : []),
      ...(claims && needed ? ['error="insufficient_scope"'] : []),
      ...(caller.authorization && !claims ? ['error="invalid_token"'] : []),
    ];
    throw new RegistryError(
      401,
      'UNAUTHORIZED',
      claims && needed
        ? 'access to the requested resource is not authorized'
        : 'authentication required',
      needed ? [needed] : {},
      { 'WWW-Authenticate': `Bearer ${parameters.join(',')}` },
    );
  }

  #may(account: RegistryAccount, scope: Access, action: string): boolean {
    if (scope.type === 'registry') {
      return scope.name === 'catalog' && action === '*';
    }
    const refused =
      action === 'push' &&
      refusalOf(this.options.faults, scope.name) === 'unauthorized';
    const actions: string[] = actionsOf(account, scope.name);
    return !refused && actions.includes(action);
  }

  #basicChallenge(message: string): RegistryError {
    return new RegistryError(
      401,
      'UNAUTHORIZED',
      message,
      {},
      {
        'WWW-Authenticate': 'Basic realm="Registry"',
      },
    );
  }
}

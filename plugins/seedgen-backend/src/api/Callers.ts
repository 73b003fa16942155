import type {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Request } from 'express';
import type { Clock } from '../clock';
import { RememberedCredentials } from '../permissions/RememberedCredentials';
import type { Actor } from '../runs/types';

/** Who calls, with the credentials to decide on and the name to record. */
export interface Caller {
  credentials: BackstageCredentials;
  actor: Actor;
}

/** Finds out who calls. */
export class Callers {
  readonly #auth: AuthService;
  readonly #httpAuth: HttpAuthService;
  readonly #remembered: RememberedCredentials;

  constructor(options: {
    auth: AuthService;
    httpAuth: HttpAuthService;
    clock: Clock;
  }) {
    this.#auth = options.auth;
    this.#httpAuth = options.httpAuth;
    this.#remembered = new RememberedCredentials(options.clock);
  }

  /**
   * The user or service that calls.
   *
   * @throws AuthenticationError if nobody does
   */
  async any(request: Request): Promise<Caller> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return this.of(this.#remembered.sameAs(request, credentials));
  }

  /**
   * The user that calls, directly or through a service on their behalf, as the scaffolder does.
   *
   * @throws NotAllowedError if a service calls for itself
   */
  async user(request: Request): Promise<Caller> {
    return this.requireUser(await this.any(request));
  }

  /** Whoever has these credentials. */
  of(credentials: BackstageCredentials): Caller {
    return { credentials, actor: { ref: this.#refOf(credentials) } };
  }

  /**
   * The caller, if it is a user.
   *
   * @throws NotAllowedError if a service calls for itself
   */
  requireUser(caller: Caller): Caller {
    if (this.userOf(caller) === undefined) {
      throw new NotAllowedError(
        'UserRequired: this needs a person who asks for it; call with a token of a user, or on behalf of one',
      );
    }
    return caller;
  }

  /** The entity reference of the caller, if it is a user. */
  userOf({ credentials }: Pick<Caller, 'credentials'>): string | undefined {
    return this.#auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : undefined;
  }

  #refOf(credentials: BackstageCredentials): string {
    const user = this.userOf({ credentials });
    if (user !== undefined) return user;
    if (this.#auth.isPrincipal(credentials, 'service')) {
      return `service:${credentials.principal.subject}`;
    }
    return 'service:unknown';
  }
}

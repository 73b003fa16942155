import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import { z } from 'zod';
import type { Clock } from '../clock';
import { type RegistrySettings, Secret } from '../config';
import { failed, succeeded } from '../http/failures';
import type { HttpRequest, HttpResponse } from '../http/HttpsOrigin';
import type { Result } from '../result';
import { failureCodeOf, registryFailure } from './answers';
import { type Challenge, parseChallenges } from './auth/challenge';
import { basicAuthorization, loadRegistryCredential } from './auth/credential';
import { grantedActions } from './auth/grantedActions';
import { TokenStore } from './auth/TokenStore';
import { RegistryTransport } from './RegistryTransport';

/** What a request is for. */
export interface RegistryCall {
  /** What is attempted, e.g. `Reading tag 4.18.27`; repository and registry are added. */
  doing: string;
  repository: string;
  action: 'pull' | 'push';
  signal: AbortSignal;
}

type Request = Omit<HttpRequest, 'path'>;

const TOKEN_BYTES = 256 * 1024;
const tokenSchema = z.object({
  token: z.string().min(1).optional(),
  access_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional().catch(undefined),
});

/**
 * Sends requests to one registry and answers its challenges, basic and bearer. Nothing is sent to
 * a token service that is neither on the registry's host nor configured: the registry itself names
 * it, and it gets the password.
 */
export class RegistryClient {
  readonly base: URL;
  readonly #transport: RegistryTransport;
  readonly #tokens: TokenStore;
  #basic = false;
  #pausedUntil = 0;

  constructor(
    private readonly settings: RegistrySettings,
    private readonly clock: Clock,
    timeoutMs: number,
    private readonly onFailure?: (code: AccessFailureCode) => void,
  ) {
    this.base = new URL(`https://${settings.host}`);
    this.#transport = new RegistryTransport(settings.caFile, timeoutMs);
    this.#tokens = new TokenStore(clock);
  }

  /** What a call is about, for messages. */
  describe({ doing, repository }: RegistryCall): string {
    return `${doing} of ${this.settings.host}/${repository}`;
  }

  now(): Date {
    return this.clock.now();
  }

  /** The certificates that the registry shows, its own first, as PEM texts. */
  readCertificates(signal: AbortSignal): Promise<Result<string[]>> {
    return this.#transport.readCertificates(this.base, {
      doing: `Reading the certificates of ${this.settings.host}`,
      signal,
    });
  }

  /** Sends a request with the credential and gives any answer but a 401 that could be answered. */
  async send(
    url: URL,
    request: Request,
    call: RegistryCall,
  ): Promise<Result<HttpResponse>> {
    const answer = await this.#sendAllowed(url, request, call);
    const code = failureCodeOf(answer, call.action, this.clock.now());
    if (code) this.onFailure?.(code);
    return answer;
  }

  async #sendAllowed(
    url: URL,
    request: Request,
    call: RegistryCall,
  ): Promise<Result<HttpResponse>> {
    const doing = this.describe(call);
    const paused = this.#pausedUntil - this.clock.now().getTime();
    if (paused > 0) {
      return failed(
        'throttled',
        `${doing} was not tried: the registry asked for a pause.`,
        { retryAfterMs: paused },
      );
    }
    const scope = scopeOf(call);
    const known = this.#knownAuthorization(scope);
    if (!known.ok) return known;
    const first = await this.#sendAs(known.value, url, request, call);
    if (!first.ok || first.value.status !== 401) return first;

    this.#tokens.drop(scope);
    const authorization = await this.#answer(
      parseChallenges(first.value.headers['www-authenticate']),
      known.value,
      call,
    );
    if (!authorization.ok) return authorization;
    if (authorization.value === undefined) return first;
    return this.#sendAs(authorization.value, url, request, call);
  }

  /**
   * Sends a request without any credential to a host that downloads may be redirected to;
   * `undefined` for other hosts.
   */
  async followDownload(
    url: URL,
    maximumBytes: number,
    call: RegistryCall,
  ): Promise<Result<HttpResponse> | undefined> {
    const { blobHosts } = this.settings;
    if (!this.#isAllowed(url, blobHosts)) return undefined;
    return this.#transport.send(
      url,
      { method: 'GET', headers: {}, maximumBytes },
      { doing: this.describe(call), signal: call.signal },
    );
  }

  async close(): Promise<void> {
    await this.#transport.close();
  }

  async #sendAs(
    authorization: string | undefined,
    url: URL,
    request: Request,
    call: RegistryCall,
  ): Promise<Result<HttpResponse>> {
    const answer = await this.#transport.send(
      url,
      {
        ...request,
        headers: {
          ...request.headers,
          ...(authorization ? { authorization } : {}),
        },
      },
      { doing: this.describe(call), signal: call.signal },
    );
    if (answer.ok && answer.value.status === 429)
      this.#pause(answer.value, call);
    return answer;
  }

  #pause(response: HttpResponse, call: RegistryCall): void {
    const now = this.clock.now();
    const { retryAfterMs } = registryFailure(response, {
      doing: '',
      action: call.action,
      now,
    });
    if (retryAfterMs) this.#pausedUntil = now.getTime() + retryAfterMs;
  }

  #knownAuthorization(scope: string): Result<string | undefined> {
    const token = this.#tokens.get(scope);
    if (token) return succeeded(`Bearer ${token.reveal()}`);
    return this.#basic ? this.#basicAuthorization() : succeeded(undefined);
  }

  #basicAuthorization(): Result<string | undefined> {
    try {
      const credential = loadRegistryCredential(this.settings);
      return succeeded(credential && basicAuthorization(credential));
    } catch {
      return failed(
        'unauthorized',
        `The credential of registry ${this.settings.name} cannot be read. Check its authFile.`,
      );
    }
  }

  // The header to try again with; undefined if there is nothing better than what was sent.
  async #answer(
    challenges: Challenge[],
    sent: string | undefined,
    call: RegistryCall,
  ): Promise<Result<string | undefined>> {
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer) return this.#fetchToken(bearer, call);
    if (!challenges.some(({ scheme }) => scheme === 'basic')) {
      return succeeded(undefined);
    }
    const authorization = this.#basicAuthorization();
    if (!authorization.ok) return authorization;
    this.#basic = authorization.value !== undefined;
    return authorization.value === sent ? succeeded(undefined) : authorization;
  }

  async #fetchToken(
    { parameters }: Challenge,
    call: RegistryCall,
  ): Promise<Result<string | undefined>> {
    const doing = `${this.describe(call)}: getting a token`;
    const realm = this.#realm(parameters.realm);
    if (!realm) {
      return failed(
        'protocol',
        `${doing} was not tried: the registry names a token service that is neither on its own host nor in tokenHosts.`,
      );
    }
    const scope = scopeOf(call);
    if (parameters.service) {
      realm.searchParams.set('service', parameters.service);
    }
    // Our scope and not the one in the challenge: nothing is asked for that was not meant.
    realm.searchParams.set('scope', scope);
    const authorization = this.#basicAuthorization();
    if (!authorization.ok) return authorization;
    const answer = await this.#transport.send(
      realm,
      {
        method: 'GET',
        headers: {
          accept: 'application/json',
          ...(authorization.value
            ? { authorization: authorization.value }
            : {}),
        },
        maximumBytes: TOKEN_BYTES,
      },
      { doing, signal: call.signal },
    );
    if (!answer.ok) return answer;
    if (answer.value.status === 429) this.#pause(answer.value, call);
    if (answer.value.status !== 200) {
      return {
        ok: false,
        failure: registryFailure(answer.value, {
          doing,
          action: call.action,
          now: this.clock.now(),
        }),
      };
    }
    return this.#keepToken(answer.value, scope, doing, call);
  }

  #keepToken(
    response: HttpResponse,
    scope: string,
    doing: string,
    call: RegistryCall,
  ): Result<string | undefined> {
    let parsed: z.infer<typeof tokenSchema> | undefined;
    try {
      parsed = tokenSchema.parse(JSON.parse(response.body.toString('utf8')));
    } catch {
      // said below
    }
    const token = parsed?.token ?? parsed?.access_token;
    if (!token || !/^[\x21-\x7e]+$/.test(token)) {
      return failed('protocol', `${doing} failed: the answer is not a token.`);
    }
    const granted = grantedActions(token, call.repository);
    if (call.action === 'push' && granted && !granted.includes('push')) {
      return failed(
        'forbidden',
        `${doing} failed: the registry granted a token without push. Give the configured user permission to write to this repository.`,
        { missingRule: 'push' },
      );
    }
    this.#tokens.put(scope, new Secret(token), parsed?.expires_in);
    return succeeded(`Bearer ${token}`);
  }

  #realm(value: string | undefined): URL | undefined {
    try {
      const url = new URL(value ?? '');
      return this.#isAllowed(url, this.settings.tokenHosts) ? url : undefined;
    } catch {
      return undefined;
    }
  }

  #isAllowed(url: URL, hosts: string[]): boolean {
    return (
      url.protocol === 'https:' &&
      !url.username &&
      !url.password &&
      (url.host === this.base.host ||
        hosts.some(host => new URL(`https://${host}`).host === url.host))
    );
  }
}

function scopeOf({ repository, action }: RegistryCall): string {
  return `repository:${repository}:${action === 'push' ? 'pull,push' : 'pull'}`;
}

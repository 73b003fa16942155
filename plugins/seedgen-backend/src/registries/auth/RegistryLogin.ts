import type { Clock } from '../../clock';
import { type RegistrySettings, Secret } from '../../config';
import { failed, succeeded } from '../../http/failures';
import type { HttpResponse } from '../../http/HttpsOrigin';
import type { Result } from '../../result';
import { isWebPage, registryFailure } from '../answers';
import { onOwnHost, resolveUrl } from '../redirects';
import type { RegistryCall } from '../RegistryClient';
import { type Challenge, parseChallenges } from './challenge';
import { basicAuthorization, loadRegistryCredential } from './credential';
import { grantedActions, parseTokenAnswer } from './tokenAnswer';
import { TokenStore } from './TokenStore';

/** Sends a request to a token service. */
export type AskForToken = (
  realm: URL,
  headers: Record<string, string>,
  options: { doing: string; call: RegistryCall },
) => Promise<Result<HttpResponse>>;

/**
 * Answers the challenges of one registry, basic and bearer. Nothing is sent to a token service that
 * is neither on the registry's host nor configured: the registry itself names it, and it gets the
 * password.
 */
export class RegistryLogin {
  readonly #settings: RegistrySettings;
  readonly #base: URL;
  readonly #clock: Clock;
  readonly #ask: AskForToken;
  readonly #tokens: TokenStore;
  #basic = false;

  constructor(options: {
    settings: RegistrySettings;
    base: URL;
    clock: Clock;
    ask: AskForToken;
  }) {
    this.#settings = options.settings;
    this.#base = options.base;
    this.#clock = options.clock;
    this.#ask = options.ask;
    this.#tokens = new TokenStore(options.clock);
  }

  /** The header that worked before for such a call; undefined if nothing is known to be wanted. */
  known(call: RegistryCall): Result<string | undefined> {
    const token = this.#tokens.get(scopeOf(call));
    if (token) return succeeded(`Bearer ${token.reveal()}`);
    return this.#basic ? this.#basicHeader(call) : succeeded(undefined);
  }

  /**
   * The header to try again with after a 401; undefined if there is nothing better than what was
   * sent.
   */
  async answer(
    refusal: HttpResponse,
    sent: string | undefined,
    call: RegistryCall,
    doing: string,
  ): Promise<Result<string | undefined>> {
    this.#tokens.drop(scopeOf(call));
    const challenges = parseChallenges(refusal.headers['www-authenticate']);
    const bearers = challenges.filter(({ scheme }) => scheme === 'bearer');
    for (const { parameters } of bearers) {
      const realm = this.#realm(parameters.realm);
      if (realm) return this.#fetchToken(realm, parameters, call, doing);
    }
    if (challenges.some(({ scheme }) => scheme === 'basic')) {
      const header = this.#basicHeader(call);
      if (!header.ok) return header;
      this.#basic = header.value !== undefined;
      return header.value === sent ? succeeded(undefined) : header;
    }
    if (bearers.length > 0) return this.#foreignTokenService(bearers[0], doing);
    return challenges.length === 0
      ? succeeded(undefined)
      : failed(
          'protocol',
          `${doing} failed: the registry asks for a login by ${schemesOf(
            challenges,
          )} only. The portal speaks Basic and Bearer.`,
        );
  }

  #foreignTokenService(
    { parameters }: Challenge,
    doing: string,
  ): ReturnType<typeof failed> {
    const url = resolveUrl(parameters.realm, this.#base);
    const where = url?.host
      ? `on ${url.host.slice(0, 100)}, which is neither its own host (${
          this.#base.host
        }) nor in tokenHosts. Nothing was sent there. Add it to tokenHosts if it is right; behind a proxy, the registry's external address may have to be set`
      : 'without an address';
    return failed(
      'protocol',
      `${doing}: getting a token was not tried: the registry names a token service ${where}.`,
    );
  }

  #basicHeader(call: RegistryCall): Result<string | undefined> {
    try {
      const credential = loadRegistryCredential(
        this.#settings,
        call.repository,
      );
      return succeeded(credential && basicAuthorization(credential));
    } catch {
      return failed(
        'unauthorized',
        `The credential of registry ${
          this.#settings.name
        } cannot be read. Check its authFile.`,
      );
    }
  }

  async #fetchToken(
    realm: URL,
    parameters: Challenge['parameters'],
    call: RegistryCall,
    about: string,
  ): Promise<Result<string | undefined>> {
    const doing = `${about}: getting a token`;
    if (parameters.service) {
      realm.searchParams.set('service', parameters.service);
    }
    // Our scope and not the one in the challenge: nothing is asked for that was not meant.
    realm.searchParams.set('scope', scopeOf(call));
    const credential = this.#basicHeader(call);
    if (!credential.ok) return credential;
    const answer = await this.#ask(
      realm,
      {
        accept: 'application/json',
        ...(credential.value ? { authorization: credential.value } : {}),
      },
      { doing, call },
    );
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) {
      return this.#refused(answer.value, doing, call);
    }
    return this.#keep(answer.value, doing, call);
  }

  // Whatever it says that is missing is never the image: only the registry itself may say that.
  #refused(
    response: HttpResponse,
    doing: string,
    call: RegistryCall,
  ): { ok: false; failure: ReturnType<typeof registryFailure> } {
    const failure = registryFailure(response, {
      doing,
      action: call.action,
      now: this.#clock.now(),
    });
    return ['not-found', 'invalid', 'conflict'].includes(failure.code)
      ? failed(
          'protocol',
          `${doing} failed: the token service that the registry names does not give tokens (HTTP ${response.status}).`,
        )
      : { ok: false, failure };
  }

  #keep(
    response: HttpResponse,
    doing: string,
    call: RegistryCall,
  ): Result<string | undefined> {
    const granted = parseTokenAnswer(response);
    if (!granted) {
      return failed(
        'protocol',
        isWebPage(response)
          ? `${doing} failed: the answer is a web page, not a token. See what stands before the token service, such as a login page.`
          : `${doing} failed: the answer is not a token.`,
      );
    }
    const { token, lifeSeconds } = granted;
    const actions = grantedActions(token, call.repository);
    if (call.action === 'push' && actions && !allowsPush(actions)) {
      return failed(
        'forbidden',
        `${doing} failed: the registry granted a token without push. Give the configured user permission to write to this repository.`,
        { missingRule: 'push' },
      );
    }
    this.#tokens.put(scopeOf(call), new Secret(token), lifeSeconds);
    return succeeded(`Bearer ${token}`);
  }

  #realm(value: string | undefined): URL | undefined {
    const url = value && resolveUrl(value, this.#base);
    if (!url) return undefined;
    const hosts = [
      this.#base,
      ...this.#settings.tokenHosts.map(host => new URL(`https://${host}`)),
    ];
    return hosts.map(own => onOwnHost(url, own)).find(Boolean);
  }
}

function scopeOf({ repository, action }: RegistryCall): string {
  return `repository:${repository}:${action === 'push' ? 'pull,push' : 'pull'}`;
}

function allowsPush(actions: readonly string[]): boolean {
  return actions.includes('push') || actions.includes('*');
}

function schemesOf(challenges: readonly Challenge[]): string {
  return challenges
    .slice(0, 5)
    .map(({ scheme }) => scheme.slice(0, 40))
    .join(', ');
}

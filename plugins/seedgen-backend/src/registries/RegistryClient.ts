import type { AccessFailureCode } from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import type { RegistrySettings } from '../config';
import { failed, succeeded } from '../http/failures';
import type { HttpRequest, HttpResponse } from '../http/HttpsOrigin';
import type { Result } from '../result';
import {
  failureCodeOf,
  isWebPage,
  registryFailure,
  type RegistryResponse,
} from './answers';
import { type AskForToken, RegistryLogin } from './auth/RegistryLogin';
import { onOwnHost, redirectTarget } from './redirects';
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
const PING_BYTES = 64 * 1024;
const MOST_REDIRECTS = 3;

/**
 * Sends requests to one registry, with the login that it asks for. Redirects are followed on its
 * own host alone, so that whoever sends them gets nothing that the registry does not get anyway.
 */
export class RegistryClient {
  readonly base: URL;
  readonly #transport: RegistryTransport;
  readonly #login: RegistryLogin;
  #pausedUntil = 0;

  constructor(
    private readonly settings: RegistrySettings,
    private readonly clock: Clock,
    timeoutMs: number,
    private readonly onFailure?: (code: AccessFailureCode) => void,
  ) {
    this.base = new URL(`https://${settings.host}`);
    this.#transport = new RegistryTransport(settings.caFile, timeoutMs);
    this.#login = new RegistryLogin({
      settings,
      base: this.base,
      clock,
      ask: this.#askForToken,
    });
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

  /**
   * Sends a request with the credential and gives any answer but a 401 that could be answered, and
   * a redirect that could be followed.
   *
   * @param mostRedirects - how many redirects on the registry's own host are followed
   */
  async send(
    url: URL,
    request: Request,
    call: RegistryCall,
    mostRedirects = MOST_REDIRECTS,
  ): Promise<Result<RegistryResponse>> {
    const answer = await this.#sendFollowing(url, request, call, mostRedirects);
    const code = failureCodeOf(answer, call.action, this.clock.now());
    if (code) this.onFailure?.(code);
    return answer;
  }

  /**
   * Whether what answers is a registry at all: the root of the protocol says so (distribution
   * specification, end-1).
   */
  async isRegistry(call: RegistryCall): Promise<Result<boolean>> {
    const answer = await this.send(
      new URL('/v2/', this.base),
      { method: 'GET', headers: {}, maximumBytes: PING_BYTES },
      { ...call, doing: 'Asking whether it is a registry' },
    );
    if (!answer.ok) return answer;
    const { status, login } = answer.value;
    return succeeded(
      !isWebPage(answer.value) &&
        (status === 200 || (status === 401 && login === 'accepted')),
    );
  }

  /**
   * Sends a read without any credential to where a download is redirected to, if that is the
   * registry's own host or one of blobHosts; `undefined` for others. What is signed for one read,
   * some storages refuse if it comes with a credential besides.
   */
  async followDownload(
    from: URL,
    redirect: HttpResponse,
    maximumBytes: number,
    call: RegistryCall,
  ): Promise<{ url: URL; answer: Result<RegistryResponse> } | undefined> {
    const target = redirectTarget(redirect, from);
    const url =
      target &&
      [
        this.base,
        ...this.settings.blobHosts.map(host => new URL(`https://${host}`)),
      ]
        .map(own => onOwnHost(target, own))
        .find(Boolean);
    if (!url) return undefined;
    const request: Request = { method: 'GET', headers: {}, maximumBytes };
    const answer = await this.#transport.send(url, request, {
      doing: this.describe(call),
      signal: call.signal,
    });
    if (!answer.ok) return { url, answer };
    const wantsLogin = [401, 403].includes(answer.value.status);
    return wantsLogin && url.host === this.base.host
      ? { url, answer: await this.send(url, request, call, 0) }
      : {
          url,
          answer: succeeded({
            ...answer.value,
            redirectHost: redirectTarget(answer.value, url)?.host,
          }),
        };
  }

  async close(): Promise<void> {
    await this.#transport.close();
  }

  async #sendFollowing(
    url: URL,
    request: Request,
    call: RegistryCall,
    mostRedirects: number,
  ): Promise<Result<RegistryResponse>> {
    let from = url;
    for (let hop = 0; ; hop++) {
      const answer = await this.#sendAllowed(from, request, call);
      if (!answer.ok) return answer;
      const target = redirectTarget(answer.value, from);
      const next = target && onOwnHost(target, this.base);
      if (!target) return answer;
      if (
        !next ||
        hop === mostRedirects ||
        !mayRepeat(request, answer.value.status)
      ) {
        return succeeded({ ...answer.value, redirectHost: target.host });
      }
      from = next;
    }
  }

  async #sendAllowed(
    url: URL,
    request: Request,
    call: RegistryCall,
  ): Promise<Result<RegistryResponse>> {
    const doing = this.describe(call);
    const paused = this.#pausedUntil - this.clock.now().getTime();
    if (paused > 0) {
      return failed(
        'throttled',
        `${doing} was not tried: the registry asked for a pause.`,
        { retryAfterMs: paused },
      );
    }
    const known = this.#login.known(call);
    if (!known.ok) return known;
    const first = await this.#sendAs(known.value, url, request, call);
    if (!first.ok || first.value.status !== 401) return first;
    const login = known.value ? 'refused' : 'none';
    const better = await this.#login.answer(
      first.value,
      known.value,
      call,
      doing,
    );
    if (!better.ok) return better;
    if (better.value === undefined) {
      return succeeded({ ...first.value, login });
    }
    const second = await this.#sendAs(better.value, url, request, call);
    // A token is given to whom the token service knows. What it does not allow may not be there.
    return second.ok && second.value.status === 401
      ? succeeded({
          ...second.value,
          login: better.value.startsWith('Bearer ') ? 'accepted' : 'refused',
        })
      : second;
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

  readonly #askForToken: AskForToken = async (
    realm,
    headers,
    { doing, call },
  ) => {
    let from = realm;
    for (let hop = 0; ; hop++) {
      const answer = await this.#transport.send(
        from,
        { method: 'GET', headers, maximumBytes: TOKEN_BYTES },
        { doing, signal: call.signal },
      );
      if (!answer.ok) return answer;
      if (answer.value.status === 429) this.#pause(answer.value, call);
      const target = redirectTarget(answer.value, from);
      const next = target && onOwnHost(target, new URL(realm.origin));
      if (!next || hop === MOST_REDIRECTS) return answer;
      from = next;
    }
  };

  #pause(response: HttpResponse, call: RegistryCall): void {
    const now = this.clock.now();
    const { retryAfterMs } = registryFailure(response, {
      doing: '',
      action: call.action,
      now,
    });
    if (retryAfterMs) this.#pausedUntil = now.getTime() + retryAfterMs;
  }
}

// What begins something is sent once more only where the redirect says that it must be.
function mayRepeat({ method }: Request, status: number): boolean {
  return method === 'GET' || method === 'HEAD' || status > 303;
}

import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterSettings } from '../../config';
import { failed } from '../../http/failures';
import {
  type HttpRequest,
  type HttpResponse,
  HttpsOrigin,
  type TlsIdentity,
} from '../../http/HttpsOrigin';
import { USER_AGENT } from '../../http/userAgent';
import type { Result } from '../../result';
import {
  type ClusterAccess,
  type Credential,
  loadAccess,
  type NamedCredential,
} from './access';

/** A request to the API server; the path is without the server's base path. */
export interface ClusterRequest extends HttpRequest {
  /** What is attempted, e.g. `Reading nodes`; the cluster's name is added. */
  doing: string;
}

/** An answer, and as whom we got it. */
export interface ClusterResponse extends HttpResponse {
  /** Name of the credential. */
  credential: string;
}

type Exchange = (
  origin: HttpsOrigin,
  request: ClusterRequest,
) => Promise<Result<HttpResponse>>;

/** Where and as whom a call that does not go through {@link ClusterTransport.send} is made. */
export interface AcceptedAccess {
  access: ClusterAccess;
  credentials: NamedCredential[];
}

/**
 * Sends requests to one API server, whose access may change or end meanwhile, with the first credential that it accepts. Which one that is
 * is remembered; when it is no longer accepted (401), each of the others is tried once.
 */
export class ClusterTransport {
  readonly #origins = new Map<
    string,
    { fingerprint: string; origin: HttpsOrigin }
  >();
  #accepted?: string;

  constructor(
    private readonly cluster: string,
    private readonly settings: () => ClusterSettings | undefined,
    private readonly timeoutMs: number,
    private readonly logger: LoggerService,
  ) {}

  /** Name of the credential that was accepted last; undefined before the first answer. */
  get acceptedCredential(): string | undefined {
    return this.#accepted;
  }

  send(
    request: ClusterRequest,
    signal: AbortSignal,
  ): Promise<Result<ClusterResponse>> {
    const { timeoutMs } = this;
    return this.#tryCredentials(request, (origin, prepared) =>
      origin.request(prepared, { signal, timeoutMs, doing: prepared.doing }),
    );
  }

  /** Like {@link send}, but hands a success on as it comes, however long that lasts. */
  stream(
    request: ClusterRequest,
    options: {
      signal: AbortSignal;
      idleMs: number;
      take: (chunk: Buffer) => Promise<void> | void;
    },
  ): Promise<Result<ClusterResponse>> {
    const { timeoutMs } = this;
    return this.#tryCredentials(request, (origin, prepared) =>
      origin.stream(prepared, { ...options, timeoutMs, doing: prepared.doing }),
    );
  }

  async #tryCredentials(
    request: ClusterRequest,
    exchange: Exchange,
  ): Promise<Result<ClusterResponse>> {
    const doing = `${request.doing} of cluster ${this.cluster}`;
    const loaded = await this.loadAccess();
    if (!loaded.ok) return loaded;
    const { access, credentials } = loaded.value;

    const refused: string[] = [];
    let last: Result<ClusterResponse> | undefined;
    for (const { name, load } of credentials) {
      let credential: Credential;
      try {
        credential = await load();
      } catch {
        refused.push(`${name} (cannot be read)`);
        continue;
      }
      const answer = await this.#sendAs(
        name,
        credential,
        access,
        { ...request, doing },
        exchange,
      );
      const isRefused = answer.ok
        ? answer.value.status === 401
        : answer.failure.code === 'unauthorized';
      if (!isRefused) {
        // Any answer but 401, and no answer at all as well: the others would fare no better.
        if (answer.ok) this.#accept(name);
        return answer;
      }
      refused.push(name);
      last = answer;
    }
    if (last && !last.ok && refused.length === 1) return last;
    return failed(
      'unauthorized',
      `${doing} failed: no configured credential is accepted any more (tried ${refused.join(
        ', ',
      )}). Give the cluster a new token or client certificate.`,
    );
  }

  /** The access as its files say now, with the credential that was accepted last in front. */
  async loadAccess(): Promise<Result<AcceptedAccess>> {
    const settings = this.settings();
    if (!settings) {
      return failed(
        'not-configured',
        `Cluster ${this.cluster} is no longer configured: neither seedgen.clusters nor another source of clusters names it. Add it again, under the same name, for the portal to reach it.`,
      );
    }
    try {
      const access = await loadAccess(settings);
      const credentials = [...access.credentials].sort(
        (one, other) =>
          Number(other.name === this.#accepted) -
          Number(one.name === this.#accepted),
      );
      return { ok: true, value: { access, credentials } };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return failed(
        'unauthorized',
        `The access to cluster ${this.cluster} cannot be read${
          code ? ` (${code})` : ''
        }. Check the configured kubeconfig or certificate authority file.`,
      );
    }
  }

  async close(): Promise<void> {
    const origins = [...this.#origins.values()];
    this.#origins.clear();
    await Promise.all(origins.map(({ origin }) => origin.close()));
  }

  async #sendAs(
    name: string,
    credential: Credential,
    access: ClusterAccess,
    request: ClusterRequest,
    exchange: Exchange,
  ): Promise<Result<ClusterResponse>> {
    const url = new URL(access.server);
    const basePath = url.pathname === '/' ? '' : url.pathname;
    let origin: HttpsOrigin;
    try {
      origin = this.#originFor(name, url.origin, tlsOf(access, credential));
    } catch {
      return failed(
        'unauthorized',
        `${request.doing} failed: the credential '${name}' or the certificate authority cannot be used. Check their files.`,
      );
    }
    const headers: Record<string, string> = {
      accept: 'application/json',
      'user-agent': USER_AGENT,
      ...request.headers,
    };
    if (credential.kind === 'token') {
      headers.authorization = `Bearer ${credential.token.reveal()}`;
    }
    const answer = await exchange(origin, {
      ...request,
      path: `${basePath}${request.path}`,
      headers,
    });
    return answer.ok
      ? { ok: true, value: { ...answer.value, credential: name } }
      : answer;
  }

  // One set of connections a credential; new ones once a file behind it has changed.
  #originFor(name: string, url: string, tls: TlsIdentity): HttpsOrigin {
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([url, tls]))
      .digest('hex');
    const known = this.#origins.get(name);
    if (known?.fingerprint === fingerprint) return known.origin;
    const origin = new HttpsOrigin(url, tls);
    this.#origins.set(name, { fingerprint, origin });
    known?.origin.retire();
    return origin;
  }

  #accept(name: string): void {
    if (this.#accepted === name) return;
    if (this.#accepted) {
      this.logger.warn(
        `Cluster ${this.cluster} no longer accepts credential '${
          this.#accepted
        }'; '${name}' is used instead`,
      );
    }
    this.#accepted = name;
  }
}

function tlsOf(access: ClusterAccess, credential: Credential): TlsIdentity {
  return {
    ca: access.ca,
    serverName: access.tlsServerName,
    ...(credential.kind === 'client-certificate'
      ? {
          certificate: credential.certificate,
          key: credential.key.reveal(),
        }
      : {}),
  };
}

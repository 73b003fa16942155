import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { failed, succeeded } from '../http/failures';
import {
  type HttpRequest,
  type HttpResponse,
  HttpsOrigin,
} from '../http/HttpsOrigin';
import { USER_AGENT } from '../http/userAgent';
import type { Result } from '../result';
import { readCertificates } from './readCertificates';

/** Connections to a registry and to the hosts that it may send us to, all with its authorities. */
export class RegistryTransport {
  readonly #origins = new Map<
    string,
    { fingerprint: string; origin: HttpsOrigin }
  >();

  constructor(
    private readonly caFile: string | undefined,
    private readonly timeoutMs: number,
  ) {}

  /** Sends a request as it is; who may see which header is the caller's business. */
  async send(
    url: URL,
    request: Omit<HttpRequest, 'path'>,
    options: { doing: string; signal: AbortSignal },
  ): Promise<Result<HttpResponse>> {
    const ca = await this.#readAuthorities(options.doing);
    if (!ca.ok) return ca;
    return this.#originFor(url.origin, ca.value).request(
      {
        ...request,
        path: `${url.pathname}${url.search}`,
        headers: { 'user-agent': USER_AGENT, ...request.headers },
      },
      { ...options, timeoutMs: this.timeoutMs },
    );
  }

  /** The certificates that a host shows, its own first. */
  async readCertificates(
    url: URL,
    options: { doing: string; signal: AbortSignal },
  ): Promise<Result<string[]>> {
    const ca = await this.#readAuthorities(options.doing);
    if (!ca.ok) return ca;
    return readCertificates(url, ca.value, {
      ...options,
      timeoutMs: this.timeoutMs,
    });
  }

  async close(): Promise<void> {
    const origins = [...this.#origins.values()];
    this.#origins.clear();
    await Promise.all(origins.map(({ origin }) => origin.close()));
  }

  async #readAuthorities(doing: string): Promise<Result<string | undefined>> {
    if (!this.caFile) return succeeded(undefined);
    try {
      return succeeded(await readFile(this.caFile, 'utf8'));
    } catch {
      return failed(
        'untrusted',
        `${doing} failed: the certificate authority file cannot be read. Check caFile.`,
      );
    }
  }

  #originFor(url: string, ca: string | undefined): HttpsOrigin {
    const fingerprint = createHash('sha256')
      .update(ca ?? '')
      .digest('hex');
    const known = this.#origins.get(url);
    if (known?.fingerprint === fingerprint) return known.origin;
    const origin = new HttpsOrigin(url, { ca });
    this.#origins.set(url, { fingerprint, origin });
    known?.origin.retire();
    return origin;
  }
}

import { createHash } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { Clock } from '../clock';
import { REMEMBER_MS } from './remembering';

const MOST = 2_000;

/**
 * Gives requests with the same token the same credentials for a while, so that decisions can be
 * remembered by them. The token of each request has been verified before; nothing is spared there.
 */
export class RememberedCredentials {
  readonly #known = new Map<
    string,
    { credentials: BackstageCredentials; until: number }
  >();

  constructor(private readonly clock: Clock) {}

  /** Those that an earlier request with the same token had, or else these. */
  sameAs(
    request: Request,
    credentials: BackstageCredentials,
  ): BackstageCredentials {
    const token = request.headers.authorization;
    if (!token) return credentials;
    const now = this.clock.now().getTime();
    const key = createHash('sha256').update(token).digest('base64');
    const known = this.#known.get(key);
    if (known && known.until > now) return known.credentials;
    this.#known.delete(key);
    this.#forget(now);
    this.#known.set(key, { credentials, until: now + REMEMBER_MS });
    return credentials;
  }

  // The oldest are in front.
  #forget(now: number): void {
    for (const [key, { until }] of this.#known) {
      if (until > now && this.#known.size < MOST) return;
      this.#known.delete(key);
    }
  }
}

import { createHash } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { LRUCache } from 'lru-cache';
import type { Clock } from '../clock';
import { lastingCache } from '../lastingCache';

const MOST = 2_000;
const UNUSED_MS = 10 * 60_000;

/**
 * Gives requests with the same token the same credentials, so that decisions can be remembered by
 * them. The token of each request has been verified before; nothing is spared there.
 */
export class RememberedCredentials {
  readonly #known: LRUCache<string, BackstageCredentials>;

  constructor(clock: Clock) {
    this.#known = lastingCache(clock, {
      max: MOST,
      lastsMs: UNUSED_MS,
      renewedByUse: true,
    });
  }

  /** Those that an earlier request with the same token had, or else these. */
  sameAs(
    request: Request,
    credentials: BackstageCredentials,
  ): BackstageCredentials {
    const token = request.headers.authorization;
    if (!token) return credentials;
    const key = createHash('sha256').update(token).digest('base64');
    const known = this.#known.get(key);
    if (known) return known;
    this.#known.set(key, credentials);
    return credentials;
  }
}

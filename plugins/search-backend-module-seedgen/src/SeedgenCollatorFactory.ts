import type { AuthService } from '@backstage/backend-plugin-api';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  seedgenClusterReadPermission,
  type Page,
  type SeedgenApi,
} from '@seedgen/backstage-plugin-seedgen-common';
import { Readable } from 'node:stream';
import { imageDocument, runDocument, type SeedgenDocument } from './documents';

const PAGE_SIZE = 200;
const REQUEST_LIMIT_MS = 30_000;

/** What is read, and where it leads. */
export interface SeedgenCollatorOptions {
  api: Pick<SeedgenApi, 'getRuns' | 'getSeedImages'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials' | 'getPluginRequestToken'>;
  locationTemplate: string;
  imageLocationTemplate: string;
  maximumRuns: number;
}

/**
 * Reads runs and seed images through the interface of the backend, as the search itself. Each
 * document is bound to its cluster, so that people find what they may see and nothing else.
 */
export class SeedgenCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'seedgen';
  readonly visibilityPermission = seedgenClusterReadPermission;
  readonly #options: SeedgenCollatorOptions;
  #hasDocuments = false;

  constructor(options: SeedgenCollatorOptions) {
    this.#options = options;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  /** Whether anything has ever been there to find: runs are never forgotten, and images come of them. */
  async hasDocuments(): Promise<boolean> {
    if (!this.#hasDocuments) {
      const { items } = await this.#options.api.getRuns(
        { limit: 1 },
        await this.#request(),
      );
      this.#hasDocuments = items.length > 0;
    }
    return this.#hasDocuments;
  }

  async *#documents(): AsyncGenerator<SeedgenDocument> {
    const { api, maximumRuns, locationTemplate, imageLocationTemplate } =
      this.#options;
    let left = maximumRuns;
    for await (const run of this.#pages((cursor, options) =>
      api.getRuns({ cursor, limit: Math.min(PAGE_SIZE, left) }, options),
    )) {
      yield runDocument(run, fill(locationTemplate, { id: run.id }));
      left -= 1;
      if (left <= 0) break;
    }
    const taken = new Set<string>();
    for await (const seed of this.#pages((cursor, options) =>
      api.getSeedImages({ cursor, limit: PAGE_SIZE }, options),
    )) {
      const { runId, digest } = seed;
      const location = fill(imageLocationTemplate, { id: runId, digest });
      // Search engines keep one document for each location, and two runs may have proven one image.
      const own = taken.has(location) ? `${location}#${runId}` : location;
      taken.add(location);
      yield imageDocument(seed, own);
    }
  }

  // A token holds for less than reading everything may take, so each page has one of its own.
  async *#pages<T>(
    read: (
      cursor: string | undefined,
      options: { token: string; signal: AbortSignal },
    ) => Promise<Page<T>>,
  ): AsyncGenerator<T> {
    let cursor: string | undefined;
    do {
      const page = await read(cursor, await this.#request());
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  async #request(): Promise<{ token: string; signal: AbortSignal }> {
    return {
      token: await this.#token(),
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    };
  }

  async #token(): Promise<string> {
    const { auth } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'seedgen',
    });
    return token;
  }
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/:(id|digest)/g, (hole, name) =>
    name in values ? encodeURIComponent(values[name]) : hole,
  );
}

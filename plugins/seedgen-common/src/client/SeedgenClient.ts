import type { ClusterStatus, RunRequest } from '../model';
import { contentOf, refusalOf } from './answers';
import type {
  AuditQuery,
  Page,
  RunQuery,
  SeedgenApi,
  SeedgenRequestOptions,
} from './SeedgenApi';

type Query = Record<string, string | number | boolean | string[] | undefined>;

// The most that a page may have.
const LONGEST_PAGE = 200;

/**
 * The backend over HTTP.
 *
 * In the browser pass the `fetchApi`, which adds the user's token and resolves `plugin://`. In a
 * backend pass a `discoveryApi` and give each call a token.
 *
 * @public
 */
export class SeedgenClient implements SeedgenApi {
  readonly #fetch: typeof fetch;
  readonly #baseUrl: () => Promise<string>;

  constructor(options: {
    fetchApi?: { fetch: typeof fetch };
    discoveryApi?: { getBaseUrl(pluginId: string): Promise<string> };
  }) {
    this.#fetch = options.fetchApi?.fetch ?? ((...args) => fetch(...args));
    const { discoveryApi } = options;
    this.#baseUrl = async () =>
      discoveryApi
        ? await discoveryApi.getBaseUrl('seedgen')
        : 'plugin://seedgen';
  }

  getClusters: SeedgenApi['getClusters'] = async options => {
    const items: ClusterStatus[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<ClusterStatus> = await this.#read(
        '/clusters',
        { limit: LONGEST_PAGE, cursor },
        options,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return { items };
  };

  getFleet: SeedgenApi['getFleet'] = (query = {}, options) =>
    this.#read('/clusters', { ...query }, options);

  getCluster: SeedgenApi['getCluster'] = (name, options) =>
    this.#read(path`/clusters/${name}`, {}, options);

  refreshCluster: SeedgenApi['refreshCluster'] = async (name, options) => {
    await this.#send('POST', path`/clusters/${name}/refresh`, {}, options);
  };

  getStoragePlan: SeedgenApi['getStoragePlan'] = (name, options) =>
    this.#read(path`/clusters/${name}/storage-plan`, {}, options);

  getRegistries: SeedgenApi['getRegistries'] = options =>
    this.#read('/registries', {}, options);

  getLatestPreflight: SeedgenApi['getLatestPreflight'] = async (
    name,
    options,
  ) => {
    const { items } = await this.#read<{ items: any[] }>(
      '/preflights',
      { cluster: name, limit: 1 },
      options,
    );
    return items[0];
  };

  startPreflight: SeedgenApi['startPreflight'] = (request, options) =>
    this.#send('POST', '/preflights', request, options);

  getPreflight: SeedgenApi['getPreflight'] = (id, options) =>
    this.#read(path`/preflights/${id}`, {}, options);

  startVerification: SeedgenApi['startVerification'] = (request, options) =>
    this.#send('POST', '/verifications', request, options);

  getVerification: SeedgenApi['getVerification'] = (id, options) =>
    this.#read(path`/verifications/${id}`, {}, options);

  previewManifests: SeedgenApi['previewManifests'] = (request, options) =>
    this.#send('POST', '/manifests', request, options);

  startRun: SeedgenApi['startRun'] = (request: RunRequest, options) =>
    this.#send('POST', '/runs', request, options, options?.idempotencyKey);

  getRuns: SeedgenApi['getRuns'] = (query: RunQuery = {}, options) =>
    this.#read('/runs', { ...query }, options);

  getRun: SeedgenApi['getRun'] = (id, options) =>
    this.#read(path`/runs/${id}`, {}, options);

  getRunLog: SeedgenApi['getRunLog'] = (id, source, options) =>
    this.#read(path`/runs/${id}/log`, { source }, options);

  getRunManifests: SeedgenApi['getRunManifests'] = (id, options) =>
    this.#read(path`/runs/${id}/manifests`, {}, options);

  cancelRun: SeedgenApi['cancelRun'] = (id, options) =>
    this.#send(
      'POST',
      path`/runs/${id}/cancel`,
      options?.onlyIfStoppable ? { onlyIfStoppable: true } : {},
      options,
    );

  confirmInspection: SeedgenApi['confirmInspection'] = (id, request, options) =>
    this.#send('POST', path`/runs/${id}/inspection`, request, options);

  getSeedImages: SeedgenApi['getSeedImages'] = (query = {}, options) =>
    this.#read('/images', { ...query }, options);

  getSeedImage: SeedgenApi['getSeedImage'] = (digest, options) =>
    this.#read(path`/images/${digest}`, {}, options);

  getSeedImageCompatibility: SeedgenApi['getSeedImageCompatibility'] = (
    digest,
    query = {},
    options,
  ) => this.#read(path`/images/${digest}/compatibility`, { ...query }, options);

  getAudit: SeedgenApi['getAudit'] = (query: AuditQuery = {}, options) =>
    this.#read('/audit', { ...query }, options);

  exportAudit: SeedgenApi['exportAudit'] = (query, options) =>
    this.#fetchRoute(
      'GET',
      `/audit/export${search({ ...query })}`,
      undefined,
      options,
    );

  #read<T>(
    route: string,
    query: Query,
    options: SeedgenRequestOptions | undefined,
  ): Promise<T> {
    return this.#call('GET', `${route}${search(query)}`, undefined, options);
  }

  #send<T>(
    method: string,
    route: string,
    body: unknown,
    options: SeedgenRequestOptions | undefined,
    idempotencyKey?: string,
  ): Promise<T> {
    return this.#call(method, route, body, options, idempotencyKey);
  }

  async #call<T>(
    method: string,
    route: string,
    body: unknown,
    options: SeedgenRequestOptions | undefined,
    idempotencyKey?: string,
  ): Promise<T> {
    const response = await this.#fetchRoute(
      method,
      route,
      body,
      options,
      idempotencyKey,
    );
    return contentOf<T>(response);
  }

  async #fetchRoute(
    method: string,
    route: string,
    body: unknown,
    options: SeedgenRequestOptions | undefined,
    idempotencyKey?: string,
  ): Promise<Response> {
    const response = await this.#fetch(`${await this.#baseUrl()}${route}`, {
      method,
      signal: options?.signal,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(options?.token ? { Authorization: `Bearer ${options.token}` } : {}),
        ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw await refusalOf(response);
    return response;
  }
}

/** What is asked for as the end of a URL; a list as the same parameter several times. */
function search(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== '') {
        parameters.append(key, String(each));
      }
    }
  }
  return parameters.size > 0 ? `?${parameters}` : '';
}

/** Builds a path from segments that are encoded, so that no value can leave its place. */
function path(strings: TemplateStringsArray, ...values: string[]): string {
  return strings.reduce(
    (done, part, index) =>
      done +
      part +
      (index < values.length ? encodeURIComponent(values[index]) : ''),
    '',
  );
}

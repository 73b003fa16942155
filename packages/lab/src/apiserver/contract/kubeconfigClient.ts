import { readFileSync } from 'node:fs';
import https from 'node:https';
import { resolve as resolvePath } from 'node:path';
import { parse } from 'yaml';

/** One answer, read whole. */
export interface ApiResponse {
  code: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The body as JSON, `undefined` where it is none. */
  body: any;
}

export interface ApiRequest {
  method?: string;
  body?: unknown;
  contentType?: string;
  accept?: string;
  /** Instead of the kubeconfig's own credentials; an empty text sends none. */
  token?: string;
  signal?: AbortSignal;
}

const DEADLINE_MS = 30_000;

/** Speaks to the API server of a kubeconfig, with nothing in between that could smooth it over. */
export class KubeconfigClient {
  readonly #server: URL;
  readonly #tls: https.AgentOptions;
  readonly #token?: string;
  readonly #agent: https.Agent;

  /** `folder` is where the files lie that the kubeconfig names by a relative path. */
  constructor(kubeconfig: string, folder = '.') {
    const config = parse(kubeconfig);
    const context = config.contexts.find(
      (each: any) => each.name === config['current-context'],
    ).context;
    const { cluster } = config.clusters.find(
      (each: any) => each.name === context.cluster,
    );
    const { user } = config.users.find(
      (each: any) => each.name === context.user,
    );
    this.#server = new URL(cluster.server);
    const read = (part: Record<string, string>, name: string) =>
      inlineOrFile(part, name, folder);
    this.#token =
      user.token ??
      (user.tokenFile &&
        readFileSync(resolvePath(folder, user.tokenFile), 'utf8').trim());
    this.#tls = {
      ca: read(cluster, 'certificate-authority'),
      cert: read(user, 'client-certificate'),
      key: read(user, 'client-key'),
    };
    this.#agent = new https.Agent({ ...this.#tls, keepAlive: true });
  }

  close(): void {
    this.#agent.destroy();
  }

  async request(path: string, options: ApiRequest = {}): Promise<ApiResponse> {
    const response = await this.#open(path, options);
    response.setEncoding('utf8');
    let text = '';
    for await (const chunk of response) {
      text += chunk;
    }
    return {
      code: response.statusCode ?? 0,
      headers: response.headers,
      text,
      body: asJson(text),
    };
  }

  get = (path: string, accept?: string) =>
    this.request(path, accept ? { accept } : {});

  post = (path: string, body: unknown) =>
    this.request(path, { method: 'POST', body });

  put = (path: string, body: unknown) =>
    this.request(path, { method: 'PUT', body });

  patch = (path: string, type: string, body: unknown) =>
    this.request(path, { method: 'PATCH', body, contentType: type });

  delete = (path: string, body?: unknown) =>
    this.request(path, { method: 'DELETE', body });

  /** Events of a watch, until the server ends it or `signal` aborts. */
  async *watch(path: string, options: ApiRequest = {}): AsyncGenerator<any> {
    const response = await this.#open(path, options);
    response.setEncoding('utf8');
    let rest = '';
    try {
      for await (const chunk of response) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines.filter(Boolean)) {
          yield JSON.parse(line);
        }
      }
    } finally {
      response.destroy();
    }
  }

  #open(
    path: string,
    { method = 'GET', body, contentType, accept, token, signal }: ApiRequest,
  ): Promise<import('node:http').IncomingMessage> {
    const bearer = token ?? this.#token;
    const payload =
      body === undefined || typeof body === 'string'
        ? body
        : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = https.request(
        {
          host: this.#server.hostname,
          port: this.#server.port || 443,
          path,
          method,
          // Other credentials must not travel over a connection with a client certificate.
          ...(token === undefined
            ? { agent: this.#agent }
            : { agent: false, ca: this.#tls.ca }),
          timeout: DEADLINE_MS,
          signal,
          headers: {
            Accept: accept ?? 'application/json',
            'User-Agent': 'contract-test/1',
            ...(bearer && { Authorization: `Bearer ${bearer}` }),
            ...(payload !== undefined && {
              'Content-Type': contentType ?? 'application/json',
              'Content-Length': Buffer.byteLength(payload),
            }),
          },
        },
        resolve,
      );
      request.on('timeout', () =>
        request.destroy(new Error(`No answer to ${method} ${path} in time`)),
      );
      request.on('error', reject);
      request.end(payload);
    });
  }
}

/** As kubectl has it, what is given inline counts before a file. */
function inlineOrFile(
  part: Record<string, string>,
  name: string,
  folder: string,
): string | undefined {
  const inline = part[`${name}-data`];
  if (inline) return Buffer.from(inline, 'base64').toString('utf8');
  return part[name] && readFileSync(resolvePath(folder, part[name]), 'utf8');
}

function asJson(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

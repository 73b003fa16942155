import { createHash } from 'node:crypto';
import https from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { createCertificateAuthority } from '../../tls';
import {
  createRegistry,
  type LabRegistry,
  type RegistryOptions,
} from '../createRegistry';
import type { RegistryAccount } from '../auth/accounts';

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  json: any;
  /** Code of the first error in the body. */
  code?: string;
}

export interface Request {
  body?: Buffer | string;
  headers?: Record<string, string>;
  /** Sent instead of what the client would send. */
  authorization?: string | null;
}

/** A client for tests that hides nothing: every call is one request. */
export class RegistryClient {
  #token?: string;

  constructor(
    readonly registry: LabRegistry,
    readonly caPem: string,
    readonly account: RegistryAccount = registry.user,
  ) {}

  as(account: RegistryAccount): RegistryClient {
    return new RegistryClient(this.registry, this.caPem, account);
  }

  get basic(): string {
    const { name, password } = this.account;
    return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  }

  /** Gets a token for these scopes and uses it from now on. */
  async login(...scopes: string[]): Promise<Answer> {
    const query = new URLSearchParams(
      scopes.map(scope => ['scope', scope] as [string, string]),
    );
    const answer = await this.send('GET', `/v2/auth?${query}`, {
      authorization: this.basic,
    });
    this.#token = answer.json?.token;
    return answer;
  }

  send(
    method: string,
    pathOrUrl: string,
    { body, headers = {}, authorization }: Request = {},
  ): Promise<Answer> {
    const own =
      this.registry.authentication === 'basic'
        ? this.basic
        : this.#token && `Bearer ${this.#token}`;
    const sent = authorization === undefined ? own : authorization;
    return new Promise((resolve, reject) => {
      const request = https.request(
        new URL(pathOrUrl, `https://${this.registry.host}`),
        {
          method,
          ca: this.caPem,
          agent: false,
          headers: {
            ...(sent && { Authorization: sent }),
            ...(body !== undefined && {
              'Content-Length': Buffer.byteLength(body),
            }),
            ...headers,
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('error', reject);
          response.on('data', chunk => chunks.push(chunk));
          response.on('end', () => {
            const content = Buffer.concat(chunks);
            const json = parse(content);
            resolve({
              status: response.statusCode!,
              headers: response.headers,
              body: content,
              json,
              code: json?.errors?.[0]?.code,
            });
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  /** Uploads a blob in one piece, after asking where to. */
  async pushBlob(name: string, content: Buffer): Promise<string> {
    const digest = digestOf(content);
    const started = await this.send('POST', `/v2/${name}/blobs/uploads/`);
    const done = await this.send(
      'PUT',
      withDigest(started.headers.location!, digest),
      { body: content },
    );
    mustBeCreated(done);
    return digest;
  }

  /** Pushes an image of one layer and returns its manifest's text and digest. */
  async pushImage(
    name: string,
    tag: string,
    extra: Record<string, unknown> = {},
  ): Promise<{ manifest: string; digest: string; layer: string }> {
    const config = Buffer.from(
      JSON.stringify({ architecture: 'amd64', os: 'linux', tag }),
    );
    const layerContent = Buffer.from(`layer of ${name}:${tag}`);
    const layer = await this.pushBlob(name, layerContent);
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: await this.pushBlob(name, config),
        size: config.length,
      },
      layers: [
        {
          mediaType: 'application/vnd.oci.image.layer.v1.tar',
          digest: layer,
          size: layerContent.length,
        },
      ],
      ...extra,
    });
    const put = await this.send('PUT', `/v2/${name}/manifests/${tag}`, {
      body: manifest,
      headers: { 'Content-Type': OCI_MANIFEST },
    });
    mustBeCreated(put);
    return { manifest, digest: digestOf(Buffer.from(manifest)), layer };
  }
}

function mustBeCreated({ status, body }: Answer): void {
  if (status !== 201) {
    throw new Error(`Push answered ${status}: ${body.toString()}`);
  }
}

function parse(content: Buffer): any {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}

export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

export function withDigest(location: string, digest: string): string {
  const url = new URL(location);
  url.searchParams.set('digest', digest);
  return url.href;
}

/** A started registry on a free port, and a client that has logged in to `repositories`. */
export async function startTestRegistry(
  options: Partial<RegistryOptions> = {},
  ...repositories: string[]
): Promise<{ registry: LabRegistry; client: RegistryClient; caPem: string }> {
  const authority = await createCertificateAuthority('lab-ca');
  const registry = await createRegistry({
    authority,
    port: 0,
    authentication: 'bearer',
    ...options,
  });
  await registry.start();
  const caPem = authority.certificatePem;
  const client = new RegistryClient(registry, caPem);
  if (registry.authentication === 'bearer') {
    await client.login(
      ...repositories.map(name => `repository:${name}:pull,push`),
    );
  }
  return { registry, client, caPem };
}

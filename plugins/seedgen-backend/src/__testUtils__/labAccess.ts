import { request } from 'node:https';
import { readFile } from 'node:fs/promises';
import type { JsonObject } from '@backstage/types';
import type {
  LabProcess,
  LabProcessCluster,
  LabProcessRegistry,
} from '@seedgen/lab-process';
import { parse } from 'yaml';

/** Paths of what a run puts on a cluster. */
export const SEED_GENERATORS = '/apis/lca.openshift.io/v1/seedgenerators';
export const PULL_SECRET =
  '/api/v1/namespaces/openshift-config/secrets/pull-secret';
export const SECRETS = '/api/v1/namespaces/openshift-lifecycle-agent/secrets';

/** Configuration of the plugin for a lab, as fast as the lab is. */
export function settingsFor(
  lab: LabProcess,
  overrides: { password?: string } = {},
): JsonObject {
  const hub = lab.clusters.some(({ name }) => name === 'hub');
  return {
    clusters: lab.clusters.map(({ name, kubeconfig }) => ({
      name,
      kubeconfig,
      ...(name === 'hub' ? { role: 'hub' } : hub && { hub: 'hub' }),
    })),
    registries: [
      {
        name: 'lab',
        host: lab.registry.host,
        caFile: lab.registry.caFile,
        username: lab.registry.user,
        password: overrides.password ?? lab.registry.password,
        repositories: ['ocp-*/**'],
      },
    ],
    limits: {
      observeEvery: '100ms',
      requestTimeout: '5s',
      // How long an API server takes to start is of the lab's time.
      steadyReturn: `${Math.max(10, Math.round(10_000 / lab.speed))}ms`,
      apiStart: `${Math.max(10, Math.round(30_000 / lab.speed))}ms`,
    },
    fleet: { sweepEvery: '1s' },
  };
}

/** The client certificate of a cluster's administrator, and the authority that the cluster had at its start. PEM. */
export async function clientCertificateOf({
  kubeconfig,
}: LabProcessCluster): Promise<{
  certificate: string;
  key: string;
  authority: string;
}> {
  const { users, clusters } = parse(await readFile(kubeconfig, 'utf8')) as any;
  const decode = (text: string) => Buffer.from(text, 'base64').toString();
  return {
    certificate: decode(users[0].user['client-certificate-data']),
    key: decode(users[0].user['client-key-data']),
    authority: decode(clusters[0].cluster['certificate-authority-data']),
  };
}

/** Reads a path of a cluster's API as its administrator, past the plugin. */
export function readCluster(
  cluster: LabProcessCluster,
  path: string,
): Promise<{ status: number; body: any }> {
  return askCluster(cluster, 'GET', path);
}

/** Creates an object as the cluster's administrator, past the plugin. */
export async function createOn(
  cluster: LabProcessCluster,
  path: string,
  manifest: object,
): Promise<void> {
  const { status, body } = await askCluster(cluster, 'POST', path, manifest);
  if (status !== 201) {
    throw new Error(`${path} was answered with ${status}: ${body.message}`);
  }
}

/** Sends a request to a cluster's API as its administrator, past the plugin. */
export async function askCluster(
  cluster: LabProcessCluster,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  content?: object,
): Promise<{ status: number; body: any }> {
  const { certificate, key, authority } = await clientCertificateOf(cluster);
  const { status, text } = await get(
    `${cluster.server}${path}`,
    method,
    {
      ca: Buffer.from(authority),
      cert: Buffer.from(certificate),
      key: Buffer.from(key),
    },
    content && {
      'Content-Type':
        method === 'PATCH'
          ? 'application/merge-patch+json'
          : 'application/json',
    },
    content && JSON.stringify(content),
  );
  // A kind that is not known is answered in plain text.
  return { status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

/** Names of the objects under a path of a cluster's API. */
export async function namesIn(
  cluster: LabProcessCluster,
  path: string,
): Promise<string[]> {
  const { status, body } = await readCluster(cluster, path);
  if (status === 404) return [];
  if (status !== 200) throw new Error(`${path} was answered with ${status}`);
  return body.items.map((item: any) => item.metadata.name);
}

/** The digest under a tag, as the registry says it; undefined if there is none. */
export async function digestInRegistry(
  registry: LabProcessRegistry,
  reference: string,
): Promise<string | undefined> {
  const [, repository, tag] = /^[^/]+\/(.+):([^:/]+)$/.exec(reference)!;
  const access = {
    ca: await readFile(registry.caFile),
    auth: `${registry.user}:${registry.password}`,
  };
  let authorization = `Basic ${base64(access.auth)}`;
  if (registry.authentication === 'bearer') {
    const { text } = await get(
      `https://${registry.host}/v2/auth?service=${registry.host}&scope=repository:${repository}:pull`,
      'GET',
      access,
    );
    authorization = `Bearer ${JSON.parse(text).token}`;
  }
  const { status, headers } = await get(
    `https://${registry.host}/v2/${repository}/manifests/${tag}`,
    'HEAD',
    { ca: access.ca },
    {
      Authorization: authorization,
      Accept: 'application/vnd.oci.image.manifest.v1+json',
    },
  );
  if (status !== 200 && status !== 404) {
    throw new Error(`The registry answered with ${status}`);
  }
  return headers['docker-content-digest'] as string | undefined;
}

/** All secrets of a lab: whatever could be used to get in somewhere. */
export async function secretsOf(lab: LabProcess): Promise<string[]> {
  const secrets = [lab.registry.password, lab.registry.readOnlyPassword];
  for (const cluster of lab.clusters) {
    secrets.push((await readFile(cluster.tokenFile, 'utf8')).trim());
    for (const file of [cluster.kubeconfig, cluster.viewerKubeconfig]) {
      const { users } = parse(await readFile(file, 'utf8')) as any;
      for (const { user } of users) {
        if (user.token) secrets.push(user.token);
        if (user['client-key-data']) {
          const pem = Buffer.from(user['client-key-data'], 'base64').toString();
          // A line from the middle: the first ones are the same for every key.
          secrets.push(pem.split('\n')[2]);
        }
      }
    }
  }
  return [...new Set(secrets)].filter(secret => secret.length > 5);
}

/**
 * The forms in which a secret could hide in a text: as it is, escaped, in hexadecimal, and in base64
 * once and twice, alone and after the name of its user. In base64 a text looks different at each of
 * three offsets, and its ends depend on what is beside it.
 */
export function formsOf(secret: string, user: string): string[] {
  const pair = base64(`${user}:${secret}`);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('hex'),
    Buffer.from(secret).toString('base64url'),
    ...atEveryOffset(secret),
    ...atEveryOffset(`${user}:${secret}`),
    ...atEveryOffset(pair),
  ];
}

function atEveryOffset(text: string): string[] {
  return ['', 'x', 'xx'].map((before, index) =>
    base64(before + text).slice(index === 0 ? 0 : 4, -4),
  );
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function get(
  url: string,
  method: string,
  access: { ca: Buffer; cert?: Buffer; key?: Buffer; auth?: string },
  headers: Record<string, string> = {},
  content?: string,
): Promise<{
  status: number;
  text: string;
  headers: NodeJS.Dict<string | string[]>;
}> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers, agent: false, ...access }, response => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          text: Buffer.concat(chunks).toString('utf8'),
          headers: response.headers,
        }),
      );
    })
      .on('error', reject)
      .end(content);
  });
}

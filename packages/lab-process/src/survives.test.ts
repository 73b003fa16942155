import fs from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import type { LabProcess } from './LabProcess';
import { startLab } from './startLab';

jest.setTimeout(60_000);

interface Answer {
  code: number;
  body: any;
}

type Send = (
  method: string,
  url: string,
  body?: string | Buffer,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** As an administrator; the body of an answer as JSON where it is that. */
async function administrator(lab: LabProcess, name: string): Promise<Send> {
  const { server } = lab.cluster(name);
  const file = (named: string) =>
    fs.readFile(path.join(lab.directory, named), 'utf8');
  const ca = await file(`ca-${name}.crt`);
  const token = (await file(`token-${name}`)).trim();
  const agent = new https.Agent({ ca, keepAlive: true });
  return (method, url, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const request = https.request(
        `${server}${url}`,
        {
          method,
          agent,
          timeout: 20_000,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body !== undefined && {
              'content-type': 'application/json',
              'content-length': String(Buffer.byteLength(body)),
            }),
            ...headers,
          },
        },
        response => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', chunk => {
            text += chunk;
          });
          response.on('end', () => {
            let parsed: unknown;
            try {
              parsed = JSON.parse(text);
            } catch {
              parsed = undefined;
            }
            resolve({ code: response.statusCode!, body: parsed });
          });
          response.on('error', reject);
        },
      );
      request.on('timeout', () => request.destroy(new Error('no answer')));
      request.on('error', error =>
        reject(new Error(`${method} ${url}: ${error.message}`)),
      );
      request.end(body);
    });
}

interface Resource {
  /** Of the collection, over all namespaces. */
  url: string;
  namespaced: boolean;
  verbs: string[];
}

async function resources(send: Send): Promise<Resource[]> {
  const { body: groups } = await send('GET', '/apis');
  const roots = [
    '/api/v1',
    ...groups.groups.map(
      (group: any) => `/apis/${group.preferredVersion.groupVersion}`,
    ),
  ];
  const found: Resource[] = [];
  for (const root of roots) {
    const { body } = await send('GET', root);
    for (const each of body.resources) {
      if (!each.name.includes('/')) {
        found.push({
          url: `${root}/${each.name}`,
          namespaced: each.namespaced,
          verbs: each.verbs,
        });
      }
    }
  }
  return found;
}

/** A failure that the lab did not mean: the real server's 500 have no such reason. */
function madeUp({ code, body }: Answer): string | undefined {
  return code === 500 && body?.reason === 'InternalError'
    ? body.message
    : undefined;
}

describe('no request ends the lab', () => {
  let lab: LabProcess;
  let send: Send;

  beforeAll(async () => {
    lab = await startLab({ speed: 300, clusters: ['sno1'] });
    send = await administrator(lab, 'sno1');
  });

  afterAll(() => lab.stop());

  const expectAlive = async () => {
    expect(await lab.control.cluster('sno1')).toMatchObject({ name: 'sno1' });
    expect(
      (await send('GET', '/apis/config.openshift.io/v1')).code,
    ).toBeLessThan(500);
  };

  it('be it the deletion of a namespace whose operator puts back what is in it', async () => {
    const deleted = await send(
      'DELETE',
      '/api/v1/namespaces/openshift-marketplace',
    );
    expect(deleted.code).toBeLessThan(300);
    await expectAlive();
    expect(lab.output()).toContain('a controller failed: ');
  });

  it('and namespaces cannot be deleted all at once', async () => {
    expect(await send('DELETE', '/api/v1/namespaces')).toMatchObject({
      code: 405,
      body: { reason: 'MethodNotAllowed' },
    });
    const { body } = await send('GET', '/api/v1');
    const namespaces = body.resources.find(
      (each: any) => each.name === 'namespaces',
    );
    expect(namespaces.verbs).not.toContain('deletecollection');
    await expectAlive();
  });

  it.each<{
    is: string;
    body: string | Buffer;
    headers?: Record<string, string>;
  }>([
    { is: 'nothing', body: '' },
    { is: 'no JSON', body: '{"metadata":' },
    { is: 'a list', body: '[]' },
    { is: 'a number', body: '7' },
    { is: 'null', body: 'null' },
    { is: 'no metadata', body: '{"kind":"X","apiVersion":"v1"}' },
    { is: 'metadata that is text', body: '{"metadata":"x"}' },
    {
      is: 'labels that are a list',
      body: '{"metadata":{"name":"x","labels":[]}}',
    },
    {
      is: 'a status of text',
      body: '{"metadata":{"name":"x"},"spec":1,"status":"x"}',
    },
    {
      is: 'a prototype',
      body: '{"__proto__":{"a":1},"constructor":{"prototype":1}}',
    },
    { is: 'deep nesting', body: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` },
    { is: 'bytes', body: Buffer.from([0, 1, 2, 255, 254]) },
    {
      is: 'protobuf that is none',
      body: Buffer.from('k8s\0\xff\xff\xff\xff', 'latin1'),
      headers: { 'content-type': 'application/vnd.kubernetes.protobuf' },
    },
    {
      is: 'a gzip that is none',
      body: 'x',
      headers: { 'content-encoding': 'gzip' },
    },
  ])('be its body $is', async ({ body, headers }) => {
    const all = await resources(send);
    const first = all.filter(({ verbs }) => verbs.includes('create'));
    for (const { url, namespaced } of first) {
      const collection = namespaced
        ? url.replace(/\/([^/]+)$/, '/namespaces/default/$1')
        : url;
      for (const [method, target, type] of [
        ['POST', collection],
        ['PUT', `${collection}/x`],
        ['PATCH', `${collection}/x`, 'application/merge-patch+json'],
        ['PATCH', `${collection}/x`, 'application/json-patch+json'],
        [
          'PATCH',
          `${collection}/x?fieldManager=a`,
          'application/apply-patch+yaml',
        ],
        ['DELETE', `${collection}/x`],
      ]) {
        const answer = await send(method, target, body, {
          ...(type && { 'content-type': type }),
          ...headers,
        });
        expect([method, target, madeUp(answer)]).toEqual([
          method,
          target,
          undefined,
        ]);
      }
    }
    await expectAlive();
  });

  it('be it the deletion of every namespace, object and definition there is', async () => {
    for (const { url, verbs } of await resources(send)) {
      if (!verbs.includes('list')) continue;
      const { body: list } = await send('GET', url);
      for (const { metadata } of (list.items ?? []).slice(0, 40)) {
        const one = metadata.namespace
          ? url.replace(
              /\/([^/]+)$/,
              `/namespaces/${metadata.namespace}/$1/${metadata.name}`,
            )
          : `${url}/${metadata.name}`;
        const answer = await send(
          'DELETE',
          `${one.split('/').map(encodeURIComponent).join('/')}`,
        );
        expect([one, madeUp(answer)]).toEqual([one, undefined]);
      }
    }
    await expectAlive();
  });
});

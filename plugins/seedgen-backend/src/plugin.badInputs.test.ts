import { mockCredentials } from '@backstage/backend-test-utils';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { testDatabases } from './__testUtils__/databases';
import { silentCluster } from './__testUtils__/silentCluster';
import { startPlugin, type RunningPlugin } from './__testUtils__/startPlugin';
import { openApiDocument } from './schema/generated/openApiDocument';

jest.setTimeout(240_000);

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const IMAGE = '127.0.0.1:1/ocp/seed:1';
/** What somebody pasted by mistake, and nobody may read again. */
const PASTED = 'hunter2';

const TOLD = /^[A-Z][A-Za-z0-9]+: [\x20-\x7e…‘’“”]{1,700}$/;

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
}

/** A body that an operation takes, by its id. */
const BODIES: Record<string, Record<string, unknown>> = {
  refreshCluster: {},
  startPreflight: {
    kind: 'generate',
    cluster: 'sno1',
    seedImage: IMAGE,
    replaceExistingTag: true,
    strategy: 'secondary-disk',
    device: '/dev/disk/by-id/x',
  },
  startVerification: { cluster: 'sno1', image: IMAGE },
  previewManifests: {
    kind: 'generate',
    cluster: 'sno1',
    seedImage: IMAGE,
    recertImage: IMAGE,
    reason: 'CHG-1',
  },
  startRun: {
    kind: 'generate',
    cluster: 'sno1',
    seedImage: IMAGE,
    recertImage: IMAGE,
    replaceExistingTag: true,
    reason: 'CHG-1',
    confirmation: 'sno1',
  },
  cancelRun: {},
  confirmInspection: { reason: 'Looked at with oc debug.' },
};

/** Values of parameters that it takes, where the first is wanted to reach the database. */
const GOOD: Record<string, string> = {
  name: 'sno1',
  id: 'none',
  digest: DIGEST,
  cluster: 'sno1',
  source: 'imager',
  format: 'jsonl',
};

const operations = Object.entries(openApiDocument.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]: [string, any]) => ({
      id: operation.operationId as string,
      method: method.toUpperCase(),
      path,
      parameters: ((operation.parameters ?? []) as any[]).map(resolved),
      takesBody: operation.requestBody !== undefined,
    })),
);

function resolved(parameter: any): Parameter {
  const name = parameter.$ref?.split('/').pop();
  return name
    ? (openApiDocument.components.parameters as any)[name]
    : parameter;
}

/** As they stand in an address. */
const BAD_VALUES: Array<[what: string, encoded: string]> = [
  ['NUL', 'a%00b'],
  ['nothing but NUL', '%00'],
  ['a lone surrogate as CESU-8', '%ED%A0%80'],
  ['no UTF-8', '%FF%FE'],
  ['broken escapes', '%zz%'],
  ['5,000 characters', 'x'.repeat(5_000)],
  ['5,000 digits', '9'.repeat(5_000)],
  ['fifteen digits', '9'.repeat(15)],
  ['one more than an integer of PostgreSQL has', '2147483648'],
  ['a negative number', '-1'],
  ['a number with an exponent', '1e400'],
  ['a base64 of nonsense', 'WyJuYW1lIiwiXHUwMDAwIiwiXHUwMDAwIl0'],
  ['a base64 of a list with zeros', b64(['name asc', 'a\0', 'a\0'])],
  ['a base64 of a number', b64(1)],
  ['a base64 of an object', b64({ name: 'sno1' })],
  ['SQL', "'%20OR%201%3D1--"],
  ['wildcards', '%25%5C_%27'],
  ['bidirectional marks', 'a%E2%80%AEb'],
  ['a line and ANSI', 'a%0D%0A%1B%5B2J'],
  ['a credential', `bob:${PASTED}%40host`],
  ['nothing', ''],
  ['a path', '..%2F..%2Fetc%2Fpasswd'],
];

function b64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const BAD_FIELDS: Array<[what: string, value: unknown]> = [
  ['NUL', 'a\0b'],
  ['a lone surrogate', 'a\ud800b'],
  ['a lone surrogate at the end', 'a\udc00'],
  ['50,000 characters', 'x'.repeat(50_000)],
  ['a number', 1e308],
  ['null', null],
  ['a list', ['sno1', 'sno1']],
  ['a list of 10,000', Array(10_000).fill(1)],
  ['an object', { cluster: 'sno1' }],
  ['fourteen levels', nested(14)],
  ['an empty text', ''],
  ['bidirectional marks', 'a\u202eb'],
  ['a credential', `bob:${PASTED}@registry.example/a/b:1`],
];

function nested(depth: number): unknown {
  return depth === 0 ? 'x' : { a: nested(depth - 1) };
}

const BAD_BODIES: Array<
  [what: string, body: string | Buffer, headers: Record<string, string>]
> = [
  ['no gzip', 'this is no gzip', { 'Content-Encoding': 'gzip' }],
  [
    'half a gzip',
    gzipSync('{"cluster":"sno1"}').subarray(0, 15),
    { 'Content-Encoding': 'gzip' },
  ],
  ['no deflate', 'neither this', { 'Content-Encoding': 'deflate' }],
  ['no brotli', 'nor this', { 'Content-Encoding': 'br' }],
  ['an encoding of nobody', '{}', { 'Content-Encoding': 'zstandard-9' }],
  [
    'a gzip that is far too large',
    gzipSync(Buffer.alloc(5_000_000, 32)),
    { 'Content-Encoding': 'gzip' },
  ],
  [
    'a charset of nobody',
    '{}',
    { 'Content-Type': 'application/json; charset=klingon' },
  ],
  ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), {}],
  ['a text', '"text"', {}],
  ['null', 'null', {}],
  ['a number', '1', {}],
  ['nothing', '', {}],
  ['a key with NUL', '{"a\\u0000b":1}', {}],
  ['a key that is a credential', `{"bob:${PASTED}@host":1}`, {}],
  ['a key of 10,000 characters', `{"${'k'.repeat(10_000)}":1}`, {}],
  ['20,000 keys', `{${keys(5_000)}}`, {}],
  ['lists in lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, {}],
  ['no JSON', `{"password":"${PASTED}"`, {}],
  ['a form', 'cluster=sno1', { 'Content-Type': 'text/plain' }],
];

function keys(count: number): string {
  return Array.from({ length: count }, (_, i) => `"k${i}":1`).join(',');
}

interface Answer {
  what: string;
  status: number;
  text: string;
  message?: string;
}

describe.each(testDatabases().ids)('bad inputs on %s', databaseId => {
  const databases = testDatabases();
  let directory: string;
  let plugin: RunningPlugin;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'seedgen-inputs-'));
    plugin = await startPlugin(
      {
        clusters: [await silentCluster(directory)],
        registries: [
          { name: 'nowhere', host: '127.0.0.1:1', repositories: ['ocp/*'] },
        ],
      },
      { knex: await databases.createEmpty(databaseId) },
    );
  });

  afterAll(async () => {
    await plugin?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function ask(
    what: string,
    method: string,
    address: string,
    init: RequestInit = {},
  ): Promise<Answer> {
    const response = await fetch(`${plugin.url}${address}`, {
      method,
      ...init,
      headers: {
        Authorization: mockCredentials.user.header(),
        'Content-Type': 'application/json',
        ...init.headers,
      },
    });
    const text = await response.text();
    let message: string | undefined;
    try {
      message = JSON.parse(text).error?.message;
    } catch {
      // Not one of ours, which is found out below.
    }
    return { what, status: response.status, text, message };
  }

  /** Answers that are not the caller's fault, not in our own words, or quote what nobody may read again. */
  function harmful(answers: Answer[]): Answer[] {
    return answers.filter(
      ({ status, message = '' }) =>
        status >= 500 ||
        (status >= 400 && !TOLD.test(message)) ||
        message.includes(PASTED),
    );
  }

  describe.each(operations)('$method $path', operation => {
    const { id, method, path, parameters, takesBody } = operation;
    const init = takesBody ? { body: JSON.stringify(BODIES[id]) } : undefined;

    function address(
      bad?: Parameter,
      value?: string,
      write?: (name: string) => string,
    ): string {
      const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
        bad?.in === 'path' && bad.name === name ? value! : GOOD[name],
      );
      const query = parameters
        .filter(each => each.in === 'query')
        .flatMap(each => {
          if (each === bad)
            return [write?.(each.name) ?? `${each.name}=${value}`];
          return each.name in GOOD ? [`${each.name}=${GOOD[each.name]}`] : [];
        });
      return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
    }

    it('refuses what no parameter may be, and never fails', async () => {
      const answers: Answer[] = [];
      for (const parameter of parameters) {
        if (parameter.in === 'header') continue;
        for (const [what, value] of BAD_VALUES) {
          // Without a name it is another path.
          if (parameter.in === 'path' && value === '') continue;
          answers.push(
            await ask(
              `${parameter.name} is ${what}`,
              method,
              address(parameter, value),
              init,
            ),
          );
        }
      }
      expect(harmful(answers)).toEqual([]);
      const withNul = answers.filter(({ what }) => what.includes('NUL'));
      expect(withNul.filter(({ status }) => status !== 400)).toEqual([]);
    });

    it('refuses parameters in shapes that they do not have', async () => {
      const answers: Answer[] = [];
      for (const parameter of parameters) {
        if (parameter.in !== 'query') continue;
        for (const write of [
          (name: string) => `${name}=a&${name}=b`,
          (name: string) => `${name}[]=a`,
          (name: string) => `${name}[a]=b`,
          (name: string) => `${name}[__proto__]=b`,
          (name: string) => `${name}[a][b][c][d][e][f][g]=h`,
          (name: string) => `${name}`,
          (name: string) =>
            Array(2_000).fill(`${name}=a`).join('&').slice(0, 8_000),
        ]) {
          answers.push(
            await ask(
              write(parameter.name).slice(0, 80),
              method,
              address(parameter, undefined, write),
              init,
            ),
          );
        }
      }
      for (const unknown of [
        'orderBy=secret',
        `bob:${PASTED}%40host=1`,
        `x'%20${PASTED}%20'y=1`,
        '%00=1',
        `${'k'.repeat(5_000)}=1`,
        '__proto__[a]=b',
        '%zz',
      ]) {
        const plain = address();
        answers.push(
          await ask(
            unknown.slice(0, 80),
            method,
            `${plain}${plain.includes('?') ? '&' : '?'}${unknown}`,
            init,
          ),
        );
      }
      expect(harmful(answers)).toEqual([]);
    });

    if (takesBody) {
      it('refuses bodies that cannot be read, and names the body', async () => {
        const answers: Answer[] = [];
        for (const [what, body, headers] of BAD_BODIES) {
          answers.push(await ask(what, method, address(), { body, headers }));
        }
        expect(harmful(answers)).toEqual([]);
        const unreadable = answers.filter(({ what }) =>
          /^(no (gzip|deflate|brotli|JSON)|half|an encoding|a charset)/.test(
            what,
          ),
        );
        expect(unreadable).toHaveLength(7);
        for (const { what, status, message } of unreadable) {
          expect([what, status, message]).toEqual([
            what,
            400,
            expect.stringContaining('body'),
          ]);
        }
      });

      it('refuses fields that cannot be kept, and names them', async () => {
        const answers: Answer[] = [];
        for (const field of Object.keys(BODIES[id])) {
          for (const [what, value] of BAD_FIELDS) {
            answers.push(
              await ask(`${field} is ${what}`, method, address(), {
                body: JSON.stringify({ ...BODIES[id], [field]: value }),
              }),
            );
          }
        }
        const unkeepable = answers.filter(({ what }) =>
          /NUL|surrogate/.test(what),
        );
        expect(
          unkeepable.filter(
            ({ what, status, message }) =>
              status !== 400 || !message?.includes(what.split(' ')[0]),
          ),
        ).toEqual([]);
        expect(harmful(answers)).toEqual([]);
      });
    }
  });

  it('refuses keys of requests that are no such', async () => {
    const answers: Answer[] = [];
    for (const [what, key] of [
      ['10,000 characters', 'x'.repeat(10_000)],
      ['a space', 'a b'],
      ['Latin 1', 'schl\xfcssel'],
      ['nothing', ''],
    ]) {
      answers.push(
        await ask(what, 'POST', '/runs', {
          body: JSON.stringify(BODIES.startRun),
          headers: { 'Idempotency-Key': key },
        }),
      );
    }
    expect(harmful(answers)).toEqual([]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });

  it('are refused before anything is begun', async () => {
    const { items } = await plugin.client.getAudit({ action: 'run.requested' });
    expect(items.every(({ runId }) => runId === undefined)).toBe(true);
  });
});

import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;

beforeAll(async () => {
  target = await openContractTarget();
}, 60_000);

afterAll(() => target?.close());

function configMap(name: string, data: Record<string, string>) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

describe('requests that make no sense', () => {
  it.each([
    ['{"apiVersion": "v1", "kind": "ConfigMap", ', 400],
    ['', 400],
    ['[]', 400],
    ['"text"', 400],
    ['{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"}}', 400],
    [
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x","namespace":"elsewhere"}}',
      400,
    ],
    ['{"apiVersion":"v1","kind":"ConfigMap","metadata":{}}', 422],
    [
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"data":{"a":1}}',
      400,
    ],
  ])('body %s answers %d with a Status', async (text, expected) => {
    const { code, body } = await target.client.request(
      target.core('configmaps'),
      { method: 'POST', body: text },
    );
    expect(code).toBe(expected);
    expect(body).toMatchObject({ kind: 'Status', status: 'Failure' });
  });

  it('answer 404 in text where nothing is served', async () => {
    for (const path of ['/apis/no.such.group/v1/things', '/nothing/here']) {
      const { code, text } = await target.client.get(path);
      expect([code, text]).toEqual([404, '404 page not found\n']);
    }
  });

  it('answer 415 for a body in a form that nobody reads', async () => {
    const { code, body } = await target.client.request(
      target.core('configmaps'),
      { method: 'POST', body: 'x', contentType: 'text/csv' },
    );
    expect([code, body.reason]).toEqual([415, 'UnsupportedMediaType']);
  });

  it('answer 405 to a method that does not exist there', async () => {
    const { code, body } = await target.client.request(
      target.core('configmaps'),
      { method: 'PUT', body: configMap('x', {}) },
    );
    expect([code, body.reason]).toEqual([405, 'MethodNotAllowed']);
  });

  it('answer 413 to a body of more than 3 MB', async () => {
    const { code } = await target.client.post(
      target.core('configmaps'),
      configMap('large', { a: 'x'.repeat(3.5 * 1024 * 1024) }),
    );
    expect(code).toBe(413);
  });

  it('answer 401 to a token that nobody has', async () => {
    const answer = await target.client.request('/api/v1/namespaces', {
      token: 'no-such-token',
    });
    expect(answer).toMatchObject({
      code: 401,
      body: {
        kind: 'Status',
        message: 'Unauthorized',
        reason: 'Unauthorized',
        code: 401,
      },
    });
  });

  it('accept YAML', async () => {
    const { client, core } = target;
    const { code } = await client.request(core('configmaps'), {
      method: 'POST',
      contentType: 'application/yaml',
      body: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: "1"\n',
    });
    expect(code).toBe(201);
    const { text } = await client.get(
      core('configmaps', 'yaml'),
      'application/yaml',
    );
    expect(text).toContain('a: "1"');
  });
});

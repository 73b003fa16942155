import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;

beforeAll(async () => {
  target = await openContractTarget();
}, 60_000);

afterAll(() => target?.close());

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const STRATEGIC_PATCH = 'application/strategic-merge-patch+json';

async function createMap(name: string, data: Record<string, string>) {
  await target.client.post(target.core('configmaps'), {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data,
  });
  return target.core('configmaps', name);
}

async function createDeployment(name: string) {
  const path = `/apis/apps/v1/namespaces/${target.namespace}/deployments`;
  await target.client.post(path, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [
            {
              name: 'one',
              image: 'registry.example/one:1',
              args: ['a', 'b'],
              env: [
                { name: 'A', value: '1' },
                { name: 'B', value: '2' },
              ],
            },
          ],
        },
      },
    },
  });
  return `${path}/${name}`;
}

describe('patches', () => {
  it('of JSON operations apply in order', async () => {
    const path = await createMap('operations', { a: '1', b: '2' });
    const { code, body } = await target.client.patch(path, JSON_PATCH, [
      { op: 'test', path: '/data/a', value: '1' },
      { op: 'replace', path: '/data/a', value: '9' },
      { op: 'remove', path: '/data/b' },
      { op: 'add', path: '/data/c', value: '3' },
    ]);
    expect([code, body.data]).toEqual([200, { a: '9', c: '3' }]);
  });

  it.each([
    [[{ op: 'test', path: '/data/a', value: 'other' }], 422],
    [[{ op: 'remove', path: '/data/none' }], 422],
    [{ op: 'remove' }, 400],
    ['[', 400],
  ])('of JSON operations %j that do not fit answer %d', async (patch, code) => {
    const path = await createMap('misfit', { a: '1' });
    const answer = await target.client.patch(path, JSON_PATCH, patch);
    expect(answer.code).toBe(code);
    expect(answer.body.kind).toBe('Status');
  });

  it('merge, and null removes', async () => {
    const path = await createMap('merged', { a: '1', b: '2' });
    const { body } = await target.client.patch(path, MERGE_PATCH, {
      data: { a: null, c: '3' },
    });
    expect(body.data).toEqual({ b: '2', c: '3' });
  });

  it('must carry the current version, if they carry one', async () => {
    const path = await createMap('versioned', { a: '1' });
    const { code, body } = await target.client.patch(path, MERGE_PATCH, {
      metadata: { resourceVersion: '1' },
      data: { a: '2' },
    });
    expect([code, body.reason]).toEqual([409, 'Conflict']);
  });

  it('merge lists by key where they are strategic', async () => {
    const path = await createDeployment('strategic');
    const { body } = await target.client.patch(path, STRATEGIC_PATCH, {
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'one',
                args: ['c'],
                env: [
                  { name: 'B', $patch: 'delete' },
                  { name: 'C', value: '3' },
                ],
              },
              { name: 'two', image: 'registry.example/two:1' },
            ],
          },
        },
      },
    });
    const { containers } = body.spec.template.spec;
    const one = containers.find((each: any) => each.name === 'one');
    expect(containers).toHaveLength(2);
    expect(one.image).toBe('registry.example/one:1');
    expect(one.args).toEqual(['c']);
    expect(one.env.map((each: any) => each.name).sort()).toEqual(['A', 'C']);
  });

  it('cannot be strategic for custom resources', async () => {
    const { client, widgets, group } = target;
    await client.post(widgets(), {
      apiVersion: `${group}/v1`,
      kind: 'Widget',
      metadata: { name: 'plain' },
      spec: { size: 1 },
    });
    const answer = await client.patch(widgets('plain'), STRATEGIC_PATCH, {
      spec: { size: 2 },
    });
    expect(answer).toMatchObject({
      code: 415,
      body: {
        reason: 'UnsupportedMediaType',
        message: expect.stringContaining(
          'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
        ),
      },
    });
  });
});

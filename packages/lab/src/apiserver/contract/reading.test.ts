import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;

const NAMES = ['list-a', 'list-b', 'list-c', 'list-d', 'list-e'];

beforeAll(async () => {
  target = await openContractTarget();
  for (const [index, name] of NAMES.entries()) {
    await target.client.post(target.core('configmaps'), {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name,
        labels: {
          suite: 'reading',
          tier: index % 2 === 0 ? 'even' : 'odd',
          ...(index === 0 && { first: '' }),
        },
      },
    });
  }
}, 60_000);

afterAll(() => target?.close());

const list = (query: string) =>
  target.client.get(`${target.core('configmaps')}?${query}`);
const names = (body: any) => body.items.map((each: any) => each.metadata.name);

describe('lists', () => {
  it('say their kind, version and items in order', async () => {
    const { body } = await list('labelSelector=suite%3Dreading');
    expect(body).toMatchObject({
      kind: 'ConfigMapList',
      apiVersion: 'v1',
      metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
    });
    expect(names(body)).toEqual(NAMES);
    expect(body.items[0].kind).toBeUndefined();
  });

  it.each([
    ['tier=even', ['list-a', 'list-c', 'list-e']],
    ['tier!=even,suite', ['list-b', 'list-d']],
    ['tier in (odd, none)', ['list-b', 'list-d']],
    ['tier notin (odd),suite=reading', ['list-a', 'list-c', 'list-e']],
    ['suite,!first', ['list-b', 'list-c', 'list-d', 'list-e']],
    ['first', ['list-a']],
    ['first=', ['list-a']],
  ])('select by labels %s', async (selector, expected) => {
    const { body } = await list(
      `labelSelector=${encodeURIComponent(selector)}`,
    );
    expect(names(body)).toEqual(expected);
  });

  it('select by fields, and refuse fields that cannot be selected', async () => {
    const { body } = await list('fieldSelector=metadata.name%3Dlist-c');
    expect(names(body)).toEqual(['list-c']);
    expect(await list('fieldSelector=data.a%3Db')).toMatchObject({
      code: 400,
      body: {
        reason: 'BadRequest',
        message:
          '"data.a" is not a known field selector: only "metadata.name", "metadata.namespace"',
      },
    });
  });

  it('come in pages of one state', async () => {
    const query = 'limit=2';
    const first = (await list(query)).body;
    const before = first.metadata.remainingItemCount;
    expect(first.items).toHaveLength(2);
    expect(before).toBeGreaterThanOrEqual(3);
    await target.client.post(target.core('configmaps'), {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'list-zz-later' },
    });
    const seen: string[] = names(first);
    let token = first.metadata.continue;
    while (token) {
      const { body } = await list(
        `${query}&continue=${encodeURIComponent(token)}`,
      );
      expect(body.metadata.resourceVersion).toBe(
        first.metadata.resourceVersion,
      );
      seen.push(...names(body));
      token = body.metadata.continue;
    }
    expect(seen.filter(name => name.startsWith('list-'))).toEqual(NAMES);
    await target.client.delete(target.core('configmaps', 'list-zz-later'));
  });

  it.each([
    ['continue=nonsense', 400],
    ['limit=abc', 400],
    ['resourceVersionMatch=Exact', 422],
    ['resourceVersion=1&resourceVersionMatch=Sometimes', 422],
    ['labelSelector=a%3D%3D%3Db', 400],
  ])('refuse %s with %d', async (query, code) => {
    const answer = await list(query);
    expect(answer.code).toBe(code);
    expect(answer.body.kind).toBe('Status');
  });

  it('of the future time out', async () => {
    const answer = await list('resourceVersion=99999999');
    expect(answer).toMatchObject({
      code: 504,
      body: {
        reason: 'Timeout',
        message: expect.stringMatching(
          /^Timeout: Too large resource version: 99999999, current: \d+$/,
        ),
        details: {
          causes: [
            {
              reason: 'ResourceVersionTooLarge',
              message: 'Too large resource version',
            },
          ],
        },
      },
    });
  }, 20_000);
});

describe('other forms', () => {
  const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io';

  it('of custom resources as tables follow their columns', async () => {
    const { client, widgets, group } = target;
    await client.post(widgets(), {
      apiVersion: `${group}/v1`,
      kind: 'Widget',
      metadata: { name: 'shown' },
      spec: { size: 4 },
    });
    const bare = await client.get(widgets(), TABLE);
    expect(bare.body.rows[0].cells).toEqual([
      'shown',
      4,
      null,
      null,
      expect.stringMatching(/^\d+s$/),
    ]);
    await client.patch(
      widgets('shown', 'status'),
      'application/merge-patch+json',
      {
        status: {
          conditions: [
            { type: 'Ready', status: 'True' },
            { type: 'Later', status: 'False' },
          ],
        },
      },
    );
    const { body } = await client.get(widgets('shown'), TABLE);
    expect(body).toMatchObject({ kind: 'Table', apiVersion: 'meta.k8s.io/v1' });
    expect(
      body.columnDefinitions.map((each: any) => [each.name, each.type]),
    ).toEqual([
      ['Name', 'string'],
      ['Size', 'integer'],
      ['Ready', 'string'],
      ['Last', 'string'],
      ['Age', 'date'],
    ]);
    expect(body.rows[0].cells).toEqual([
      'shown',
      4,
      'True',
      'Later',
      expect.stringMatching(/^\d+s$/),
    ]);
    expect(body.rows[0].object).toMatchObject({
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { name: 'shown' },
    });
  });

  it('of built-in kinds as tables', async () => {
    const { client, core } = target;
    const { body } = await client.get(core('configmaps', 'list-a'), TABLE);
    expect(body.columnDefinitions.map((each: any) => each.name)).toEqual([
      'Name',
      'Data',
      'Age',
    ]);
    expect(body.rows[0].cells.slice(0, 2)).toEqual(['list-a', 0]);
  });

  it('of metadata alone', async () => {
    const { client, core } = target;
    const { body } = await client.get(
      core('configmaps'),
      'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
    );
    expect(body).toMatchObject({
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
    });
    expect(body.items[0].data).toBeUndefined();
  });

  it('that nobody speaks answer 406', async () => {
    const { code, body } = await target.client.get(
      target.core('configmaps'),
      'text/csv',
    );
    expect([code, body.reason]).toEqual([406, 'NotAcceptable']);
  });
});

describe('discovery', () => {
  it('lists groups and resources in the plain form', async () => {
    const { client, group } = target;
    expect((await client.get('/api')).body).toMatchObject({
      kind: 'APIVersions',
      versions: ['v1'],
    });
    const { body: groups } = await client.get('/apis');
    expect(groups.groups).toContainEqual({
      name: group,
      versions: [{ groupVersion: `${group}/v1`, version: 'v1' }],
      preferredVersion: { groupVersion: `${group}/v1`, version: 'v1' },
    });
    const { body: resources } = await client.get(`/apis/${group}/v1`);
    const widgets = resources.resources.find(
      (each: any) => each.name === 'widgets',
    );
    expect(widgets).toMatchObject({
      singularName: 'widget',
      namespaced: true,
      kind: 'Widget',
      shortNames: ['wd'],
    });
    expect([...widgets.verbs].sort()).toEqual([
      'create',
      'delete',
      'deletecollection',
      'get',
      'list',
      'patch',
      'update',
      'watch',
    ]);
    expect(resources.resources.map((each: any) => each.name)).toContain(
      'widgets/status',
    );
  });

  it('lists all at once in the aggregated form', async () => {
    const { client, group } = target;
    const { headers, body } = await client.get(
      '/apis',
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json',
    );
    expect(headers['content-type']).toBe(
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
    );
    const found = body.items.find((each: any) => each.metadata.name === group);
    expect(found.versions[0]).toMatchObject({
      version: 'v1',
      freshness: 'Current',
    });
    expect(
      found.versions[0].resources.find(
        (each: any) => each.resource === 'widgets',
      ),
    ).toMatchObject({
      scope: 'Namespaced',
      singularResource: 'widget',
      responseKind: { group, version: 'v1', kind: 'Widget' },
      subresources: [{ subresource: 'status' }],
    });
  });

  it('publishes schemas with what kubectl looks for', async () => {
    const { client, group } = target;
    const { body: index } = await client.get('/openapi/v3');
    const { serverRelativeURL } = index.paths[`apis/${group}/v1`];
    const { body: document } = await client.get(serverRelativeURL);
    const path = `/apis/${group}/v1/namespaces/{namespace}/widgets/{name}`;
    expect(
      document.paths[path].patch.parameters.map((each: any) => each.name),
    ).toContain('fieldValidation');
    const schema: any = Object.values(document.components.schemas).find(
      (each: any) =>
        each['x-kubernetes-group-version-kind']?.[0].kind === 'Widget',
    );
    expect(schema.properties.spec.properties.size.type).toBe('integer');
  });

  it('answers health and version', async () => {
    const { client } = target;
    for (const path of ['/healthz', '/livez', '/readyz']) {
      expect((await client.get(path)).text).toBe('ok');
    }
    expect((await client.get('/version')).body).toMatchObject({
      major: '1',
      gitVersion: expect.stringMatching(/^v1\.\d+\./),
    });
  });
});

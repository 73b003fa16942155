import { setTimeout as delay } from 'node:timers/promises';
import { ContractTarget, openContractTarget } from './contractTarget';
import { KubeconfigClient } from './kubeconfigClient';

let target: ContractTarget;

beforeAll(async () => {
  target = await openContractTarget();
}, 60_000);

afterAll(() => target?.close());

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
    const path = `/apis/${group}/v1/namespaces/{namespace}/widgets/{name}`;
    const document = await untilPublished(client, group, path);
    expect(
      document.paths[path].patch.parameters.map((each: any) => each.name),
    ).toContain('fieldValidation');
    const schema: any = Object.values(document.components.schemas).find(
      (each: any) =>
        each['x-kubernetes-group-version-kind']?.[0].kind === 'Widget',
    );
    expect(schema.properties.spec.properties.size.type).toBe('integer');
  });

  it('publishes them as protobuf too, which kubectl up to 1.28 reads', async () => {
    const { client } = target;
    for (const accepted of ['v2@v1.0', 'v2.v1.0']) {
      const { code, headers, text } = await client.get(
        '/openapi/v2',
        `application/com.github.proto-openapi.spec.${accepted}+protobuf`,
      );
      expect([code, headers['content-type']]).toEqual([
        200,
        'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
      ]);
      // swagger = 1: "2.0", info = 2: title = 1: "Kubernetes".
      expect(text.slice(0, 5)).toBe('\n\u00032.0');
      expect(text.slice(0, 30)).toContain('Kubernetes');
      expect(text).toContain('io.k8s.api.core.v1.ConfigMap');
    }
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

/** A real server publishes the schema of a new kind some time after it serves the kind. */
async function untilPublished(
  client: KubeconfigClient,
  group: string,
  path: string,
): Promise<any> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { body: index } = await client.get('/openapi/v3');
    const entry = index.paths[`apis/${group}/v1`];
    const document = entry && (await client.get(entry.serverRelativeURL)).body;
    if (document?.paths[path]) {
      return document;
    }
    await delay(100);
  }
  throw new Error(`No schema of ${path} is published`);
}

import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;
let token: string;

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

beforeAll(async () => {
  target = await openContractTarget();
  const { client, core, namespace } = target;
  await client.post(core('serviceaccounts'), {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'reader' },
  });
  await client.post(`${RBAC}/namespaces/${namespace}/roles`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'reader' },
    rules: [
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] },
      {
        apiGroups: [''],
        resources: ['secrets'],
        resourceNames: ['mine'],
        verbs: ['get'],
      },
    ],
  });
  await client.post(`${RBAC}/namespaces/${namespace}/rolebindings`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'reader' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'Role',
      name: 'reader',
    },
    subjects: [{ kind: 'ServiceAccount', name: 'reader', namespace }],
  });
  const issued = await client.post(
    `${core('serviceaccounts', 'reader')}/token`,
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: {},
    },
  );
  token = issued.body.status.token;
  // A real server needs a moment until its authorizer has seen new roles.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { code } = await client.request(core('configmaps'), { token });
    if (code === 200) {
      break;
    }
  }
}, 60_000);

afterAll(() => target?.close());

describe('access', () => {
  it('follows roles, verb by verb and name by name', async () => {
    const { client, core } = target;
    const ask = async (path: string, method = 'GET') =>
      (
        await client.request(path, {
          method,
          token,
          ...(method === 'POST' && { body: { metadata: { name: 'x' } } }),
        })
      ).code;
    expect(await ask(core('configmaps'))).toBe(200);
    expect(await ask(core('configmaps'), 'POST')).toBe(403);
    expect(await ask(`${core('configmaps')}?watch=true`)).toBe(403);
    expect(await ask(core('secrets', 'mine'))).toBe(404);
    expect(await ask(core('secrets', 'other'))).toBe(403);
    expect(await ask(core('secrets'))).toBe(403);
    expect(await ask('/api/v1/configmaps')).toBe(403);
    expect(await ask('/apis')).toBe(200);
    expect(await ask('/version')).toBe(200);
  });

  it('says what was forbidden to whom', async () => {
    const { client, core, namespace, widgets, group } = target;
    const user = `system:serviceaccount:${namespace}:reader`;
    const one = await client.request(core('secrets', 'other'), { token });
    expect(one.body).toMatchObject({
      kind: 'Status',
      status: 'Failure',
      reason: 'Forbidden',
      message: `secrets "other" is forbidden: User "${user}" cannot get resource "secrets" in API group "" in the namespace "${namespace}"`,
      details: { name: 'other', kind: 'secrets' },
      code: 403,
    });
    const many = await client.request(widgets(), { token });
    expect(many.body.message).toBe(
      `widgets.${group} is forbidden: User "${user}" cannot list resource "widgets" in API group "${group}" in the namespace "${namespace}"`,
    );
    const nodes = await client.request('/api/v1/nodes', { token });
    expect(nodes.body.message).toBe(
      `nodes is forbidden: User "${user}" cannot list resource "nodes" in API group "" at the cluster scope`,
    );
    const path = await client.request('/metrics', { token });
    expect(path.body.message).toBe(
      `forbidden: User "${user}" cannot get path "/metrics"`,
    );
  });

  it('can be asked for beforehand', async () => {
    const { client, namespace } = target;
    const review = async (resource: string, verb: string) => {
      const { body } = await client.request(
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        {
          method: 'POST',
          token,
          body: {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'SelfSubjectAccessReview',
            spec: { resourceAttributes: { namespace, resource, verb } },
          },
        },
      );
      return body.status.allowed;
    };
    expect(await review('configmaps', 'list')).toBe(true);
    expect(await review('configmaps', 'delete')).toBe(false);
    expect(await review('pods', 'list')).toBe(false);
  });

  it('knows who asks', async () => {
    const { body } = await target.client.request(
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      {
        method: 'POST',
        token,
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'SelfSubjectReview',
        },
      },
    );
    expect(body.status.userInfo).toMatchObject({
      username: `system:serviceaccount:${target.namespace}:reader`,
      groups: [
        'system:serviceaccounts',
        `system:serviceaccounts:${target.namespace}`,
        'system:authenticated',
      ],
    });
  });
});

describe('namespaces', () => {
  it('take what is in them along, and wait for what is held', async () => {
    const { client, namespace } = target;
    const inner = `${namespace}-inner`;
    const maps = `/api/v1/namespaces/${inner}/configmaps`;
    await client.post('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: inner },
    });
    await client.post(maps, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'held', finalizers: ['contract.example/hold'] },
    });
    const deleted = await client.delete(`/api/v1/namespaces/${inner}`);
    expect(deleted.body).toMatchObject({
      metadata: { deletionTimestamp: expect.any(String) },
      status: { phase: 'Terminating' },
    });
    expect(
      await client.post(maps, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'late' },
      }),
    ).toMatchObject({
      code: 403,
      body: {
        reason: 'Forbidden',
        message: `configmaps "late" is forbidden: unable to create new content in namespace ${inner} because it is being terminated`,
      },
    });
    await client.patch(`${maps}/held`, 'application/merge-patch+json', {
      metadata: { finalizers: null },
    });
    const missing = await client.post(
      `/api/v1/namespaces/${namespace}-none/configmaps`,
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } },
    );
    expect(missing).toMatchObject({
      code: 404,
      body: { message: `namespaces "${namespace}-none" not found` },
    });
  });
});

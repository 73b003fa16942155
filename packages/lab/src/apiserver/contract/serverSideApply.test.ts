import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;

beforeAll(async () => {
  target = await openContractTarget();
}, 60_000);

afterAll(() => target?.close());

const MERGE_PATCH = 'application/merge-patch+json';
const APPLY_PATCH = 'application/apply-patch+yaml';

async function createMap(name: string, data: Record<string, string>) {
  await target.client.post(target.core('configmaps'), {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data,
  });
  return target.core('configmaps', name);
}

const apply = (path: string, manager: string, body: unknown, more = '') =>
  target.client.patch(
    `${path}?fieldManager=${manager}${more}`,
    APPLY_PATCH,
    body,
  );
const map = (name: string, data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});
const managersOf = (body: any) =>
  body.metadata.managedFields.map((entry: any) => [
    entry.manager,
    entry.operation,
    entry.fieldsV1,
  ]);

describe('server-side apply', () => {
  it('creates, owns, and drops what it applies no more', async () => {
    const path = target.core('configmaps', 'applied');
    const created = await apply(
      path,
      'one',
      map('applied', { a: '1', b: '2' }),
    );
    expect(created.code).toBe(201);
    expect(managersOf(created.body)).toEqual([
      ['one', 'Apply', { 'f:data': { 'f:a': {}, 'f:b': {} } }],
    ]);
    const again = await apply(path, 'one', map('applied', { a: '1', b: '2' }));
    expect(again.body.metadata.resourceVersion).toBe(
      created.body.metadata.resourceVersion,
    );
    const fewer = await apply(path, 'one', map('applied', { a: '1' }));
    expect(fewer.body.data).toEqual({ a: '1' });
  });

  it('refuses what another manager owns, unless forced', async () => {
    const path = target.core('configmaps', 'contested');
    await apply(path, 'one', map('contested', { a: '1', b: '1' }));
    const refused = await apply(path, 'two', map('contested', { a: '2' }));
    expect(refused).toMatchObject({
      code: 409,
      body: {
        reason: 'Conflict',
        message: 'Apply failed with 1 conflict: conflict with "one": .data.a',
        details: {
          causes: [
            {
              reason: 'FieldManagerConflict',
              message: 'conflict with "one"',
              field: '.data.a',
            },
          ],
        },
      },
    });
    const both = await apply(path, 'two', map('contested', { a: '2', b: '2' }));
    expect(both.body.message).toBe(
      'Apply failed with 2 conflicts: conflicts with "one":\n- .data.a\n- .data.b',
    );
    const forced = await apply(
      path,
      'two',
      map('contested', { a: '2' }),
      '&force=true',
    );
    expect(forced.body.data).toEqual({ a: '2', b: '1' });
    expect(managersOf(forced.body).sort()).toEqual([
      ['one', 'Apply', { 'f:data': { 'f:b': {} } }],
      ['two', 'Apply', { 'f:data': { 'f:a': {} } }],
    ]);
  });

  it('names the manager of an update with its version', async () => {
    const path = await createMap('updated', { a: '1' });
    const { body } = await apply(path, 'two', map('updated', { a: '2' }));
    expect(body.message).toBe(
      'Apply failed with 1 conflict: conflict with "contract-test" using v1: .data.a',
    );
  });

  it('shares what is applied with the same value', async () => {
    const path = target.core('configmaps', 'shared');
    await apply(path, 'one', map('shared', { a: '1' }));
    await apply(path, 'two', map('shared', { a: '1' }));
    const { body } = await apply(path, 'one', map('shared', {}));
    expect(body.data).toEqual({ a: '1' });
  });

  it('merges lists by their keys', async () => {
    const { widgets, group } = target;
    const path = widgets('parted');
    const parts = (names: string[]) => ({
      apiVersion: `${group}/v1`,
      kind: 'Widget',
      metadata: { name: 'parted' },
      spec: {
        size: 1,
        parts: names.map(name => ({ name, value: name })),
      },
    });
    await apply(path, 'one', parts(['a']));
    const merged = await apply(path, 'two', parts(['b']));
    expect(merged.body.spec.parts.map((each: any) => each.name)).toEqual([
      'a',
      'b',
    ]);
    expect(managersOf(merged.body)[0][2]).toEqual({
      'f:spec': {
        'f:parts': {
          'k:{"name":"a"}': { '.': {}, 'f:name': {}, 'f:value': {} },
        },
        'f:size': {},
      },
    });
  });

  it('needs a manager and refuses unknown fields', async () => {
    const path = target.core('configmaps', 'nobody');
    const nameless = await target.client.patch(
      path,
      APPLY_PATCH,
      map('nobody', {}),
    );
    expect(nameless).toMatchObject({
      code: 422,
      body: {
        message:
          'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
      },
    });
    const unknown = await apply(path, 'one', {
      ...map('nobody', {}),
      typo: true,
    });
    expect(unknown.code).toBe(500);
    expect(unknown.body.message).toBe(
      `failed to create typed patch object (/nobody; /v1, Kind=ConfigMap): .typo: field not declared in schema`,
    );
  });
});

describe('updates', () => {
  it('take ownership of what they change', async () => {
    const path = await createMap('owned', { a: '1', b: '2' });
    await target.client.patch(`${path}?fieldManager=second`, MERGE_PATCH, {
      data: { b: '3' },
    });
    const { body } = await target.client.get(path);
    const fields = Object.fromEntries(
      body.metadata.managedFields.map((entry: any) => [
        entry.manager,
        entry.fieldsV1,
      ]),
    );
    expect(fields).toEqual({
      'contract-test': { 'f:data': { '.': {}, 'f:a': {} } },
      second: { 'f:data': { 'f:b': {} } },
    });
  });
});

describe('kubectl, which applied on its own side before', () => {
  const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
  const applied = async (
    name: string,
    lastApplied: Record<string, string>,
    live = lastApplied,
  ) => {
    const { client, core, namespace } = target;
    await client.post(
      `${core('configmaps')}?fieldManager=kubectl-client-side-apply`,
      {
        ...map(name, live),
        metadata: {
          name,
          annotations: {
            [LAST_APPLIED]: `${JSON.stringify({
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { annotations: {}, name, namespace },
              data: lastApplied,
            })}\n`,
          },
        },
      },
    );
    return core('configmaps', name);
  };

  it('takes over what nobody has changed since, and says what it applied', async () => {
    const path = await applied('migrated', { a: '1', b: '2' });
    const { code, body } = await apply(
      path,
      'kubectl',
      map('migrated', { a: '9' }),
    );
    expect([code, body.data]).toEqual([200, { a: '9', b: '2' }]);
    expect(body.metadata.annotations[LAST_APPLIED]).toBe(
      '{"apiVersion":"v1","data":{"a":"9"},"kind":"ConfigMap","metadata":{"name":"migrated"}}\n',
    );
    expect(managersOf(body).map(([manager]: any) => manager)).toEqual([
      'kubectl',
      'kubectl-client-side-apply',
    ]);
  });

  it('conflicts with what is other than it was applied', async () => {
    const path = await applied('drifted', { a: '1' }, { a: '3' });
    expect(
      (await apply(path, 'kubectl', map('drifted', { a: '9' }))).body.message,
    ).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using v1: .data.a',
    );
  });

  it('conflicts with who has changed it since', async () => {
    const path = await applied('changed', { a: '1', b: '2' });
    await target.client.patch(`${path}?fieldManager=other`, MERGE_PATCH, {
      data: { a: '5' },
    });
    expect(
      (await apply(path, 'kubectl', map('changed', { a: '9' }))).code,
    ).toBe(409);
    expect(
      (await apply(path, 'kubectl', map('changed', { b: '7' }))).code,
    ).toBe(200);
  });

  it('is the only one that may', async () => {
    const path = await applied('guarded', { a: '1' });
    expect(
      (await apply(path, 'another', map('guarded', { a: '9' }))).code,
    ).toBe(409);
  });
});

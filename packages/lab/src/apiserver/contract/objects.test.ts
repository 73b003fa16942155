import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;

beforeAll(async () => {
  target = await openContractTarget();
}, 60_000);

afterAll(() => target?.close());

function widget(name: string, spec: Record<string, unknown> = { size: 1 }) {
  return {
    apiVersion: `${target.group}/v1`,
    kind: 'Widget',
    metadata: { name },
    spec,
  };
}

function configMap(name: string, data: Record<string, string>) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

describe('objects', () => {
  it('are created with system metadata, defaults and without a status', async () => {
    const { client, widgets } = target;
    const { code, body } = await client.post(widgets(), {
      ...widget('created'),
      status: { conditions: [] },
    });
    expect(code).toBe(201);
    expect(body.metadata).toMatchObject({
      name: 'created',
      namespace: target.namespace,
      generation: 1,
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resourceVersion: expect.stringMatching(/^\d+$/),
      creationTimestamp: expect.stringMatching(/^\d{4}-.*T[\d:]+Z$/),
    });
    expect(body.spec).toEqual({ size: 1, mode: 'Slow' });
    expect(body.status).toBeUndefined();
    expect((await client.get(widgets('created'))).body).toEqual(body);
  });

  it('get a name of the prefix and five characters', async () => {
    const { body } = await target.client.post(target.core('configmaps'), {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { generateName: 'made-' },
    });
    expect(body.metadata.name).toMatch(/^made-[a-z0-9]{5}$/);
  });

  it('count a generation for the spec only, and ignore the other part of a write', async () => {
    const { client, widgets } = target;
    await client.post(widgets(), widget('counted'));
    const labelled = await client.patch(
      widgets('counted'),
      'application/merge-patch+json',
      { metadata: { labels: { a: 'b' } }, status: { conditions: [] } },
    );
    expect(labelled.body.metadata.generation).toBe(1);
    expect(labelled.body.status).toBeUndefined();
    const stated = await client.patch(
      widgets('counted', 'status'),
      'application/merge-patch+json',
      {
        metadata: { labels: { c: 'd' } },
        spec: { size: 9 },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      },
    );
    expect(stated.body).toMatchObject({
      metadata: { generation: 1 },
      spec: { size: 1 },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    });
    expect(stated.body.metadata.labels).toEqual({ a: 'b' });
    const changed = await client.patch(
      widgets('counted'),
      'application/merge-patch+json',
      { spec: { size: 2 } },
    );
    expect(changed.body).toMatchObject({
      metadata: { generation: 2 },
      status: { conditions: [{ type: 'Ready' }] },
    });
  });

  it('keep their version when a write changes nothing', async () => {
    const { client, core } = target;
    const created = await client.post(
      core('configmaps'),
      configMap('same', { a: '1' }),
    );
    const patched = await client.patch(
      core('configmaps', 'same'),
      'application/merge-patch+json',
      { data: { a: '1' } },
    );
    expect(patched.body.metadata.resourceVersion).toBe(
      created.body.metadata.resourceVersion,
    );
  });

  it('refuse a second of the same name, and a missing one', async () => {
    const { client, widgets, group } = target;
    await client.post(widgets(), widget('twice'));
    const again = await client.post(widgets(), widget('twice'));
    expect(again).toMatchObject({
      code: 409,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        reason: 'AlreadyExists',
        message: `widgets.${group} "twice" already exists`,
        details: { name: 'twice', group, kind: 'widgets' },
        code: 409,
      },
    });
    expect(await client.get(widgets('nowhere'))).toMatchObject({
      code: 404,
      body: {
        reason: 'NotFound',
        message: `widgets.${group} "nowhere" not found`,
        details: { name: 'nowhere', group, kind: 'widgets' },
      },
    });
  });

  it('lock optimistically', async () => {
    const { client, widgets, group, shown } = target;
    const { body } = await client.post(widgets(), widget('locked'));
    const changed = { ...body, spec: { ...body.spec, size: 3 } };
    expect((await client.put(widgets('locked'), changed)).code).toBe(200);
    expect(await client.put(widgets('locked'), changed)).toMatchObject({
      code: 409,
      body: {
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on widgets.${group} "locked": the object has been modified; please apply your changes to the latest version and try again`,
      },
    });
    const { resourceVersion, ...metadata } = body.metadata;
    expect(
      await client.put(widgets('locked'), { ...body, metadata }),
    ).toMatchObject({
      code: 422,
      body: {
        message: `widgets.${group} "locked" is invalid: metadata.resourceVersion: Invalid value: ${shown(
          '0x0',
          '0',
        )}: must be specified for an update`,
      },
    });
  });

  it('are not written by a dry run', async () => {
    const { client, core } = target;
    const path = `${core('configmaps')}?dryRun=All`;
    expect((await client.post(path, configMap('dry', {}))).code).toBe(201);
    expect((await client.get(core('configmaps', 'dry'))).code).toBe(404);
  });

  it('go at once, or when their finalizers have gone', async () => {
    const { client, core } = target;
    const { body } = await client.post(core('configmaps'), {
      ...configMap('held', {}),
      metadata: { name: 'held', finalizers: ['contract.example/hold'] },
    });
    const path = core('configmaps', 'held');
    const wrongUid = await client.delete(path, {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      preconditions: { uid: 'another' },
    });
    expect(wrongUid).toMatchObject({
      code: 409,
      body: {
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on ConfigMap "held": the UID in the precondition (another) does not match the UID in record (${body.metadata.uid}). The object might have been deleted and then recreated`,
      },
    });
    const marked = await client.delete(path);
    expect(marked).toMatchObject({
      code: 200,
      body: {
        kind: 'ConfigMap',
        metadata: {
          deletionTimestamp: expect.any(String),
          deletionGracePeriodSeconds: 0,
        },
      },
    });
    await client.patch(path, 'application/json-patch+json', [
      { op: 'remove', path: '/metadata/finalizers' },
    ]);
    expect((await client.get(path)).code).toBe(404);

    await client.post(core('configmaps'), configMap('free', {}));
    expect(await client.delete(core('configmaps', 'free'))).toMatchObject({
      code: 200,
      body: {
        kind: 'Status',
        status: 'Success',
        details: { name: 'free', kind: 'configmaps' },
      },
    });
  });

  it('are deleted by selector', async () => {
    const { client, core } = target;
    for (const name of ['many-a', 'many-b']) {
      await client.post(core('configmaps'), {
        ...configMap(name, {}),
        metadata: { name, labels: { batch: 'one' } },
      });
    }
    const path = `${core('configmaps')}?labelSelector=batch%3Done`;
    expect(await client.delete(path)).toMatchObject({ code: 200 });
    expect((await client.get(path)).body.items).toEqual([]);
  });

  it('of a Secret keep their type', async () => {
    const { client, core } = target;
    await client.post(core('secrets'), {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'typed' },
      stringData: { key: 'value' },
    });
    const read = await client.get(core('secrets', 'typed'));
    expect(read.body).toMatchObject({
      type: 'Opaque',
      data: { key: 'dmFsdWU=' },
    });
    expect(
      await client.patch(
        core('secrets', 'typed'),
        'application/merge-patch+json',
        { type: 'example.com/other' },
      ),
    ).toMatchObject({
      code: 422,
      body: {
        message:
          'Secret "typed" is invalid: type: Invalid value: "example.com/other": field is immutable',
      },
    });
  });
});

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
    const { client, widgets, group } = target;
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
        message: `widgets.${group} "locked" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be specified for an update`,
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

describe('custom resources', () => {
  it.each([
    [
      {},
      'spec.size: Required value',
      { reason: 'FieldValueRequired', field: 'spec.size' },
    ],
    [
      { size: 'x' },
      'spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"',
      { reason: 'FieldValueTypeInvalid', field: 'spec.size' },
    ],
    [
      { size: 0 },
      'spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1',
      { reason: 'FieldValueInvalid', field: 'spec.size' },
    ],
    [
      { size: 11 },
      'spec.size: Invalid value: 11: spec.size in body should be less than or equal to 10',
      { reason: 'FieldValueInvalid', field: 'spec.size' },
    ],
    [
      { size: 1, mode: 'Odd' },
      'spec.mode: Unsupported value: "Odd": supported values: "Fast", "Slow"',
      { reason: 'FieldValueNotSupported', field: 'spec.mode' },
    ],
    [
      { size: 1, image: 'A b' },
      'spec.image: Invalid value: "A b": spec.image in body should match \'^[a-z/:]+$\'',
      { reason: 'FieldValueInvalid', field: 'spec.image' },
    ],
    [
      { size: 1, title: 'x' },
      'spec.title: Invalid value: "x": spec.title in body should be at least 2 chars long',
      { reason: 'FieldValueInvalid', field: 'spec.title' },
    ],
    [
      { size: 1, title: 'too long' },
      'spec.title: Too long: may not be more than 5 bytes',
      { reason: 'FieldValueTooLong', field: 'spec.title' },
    ],
    [
      { size: 1, tags: ['a', 'b', 'c'] },
      'spec.tags: Too many: 3: must have at most 2 items',
      { reason: 'FieldValueTooMany', field: 'spec.tags' },
    ],
    [
      { size: 1, parts: [{ name: 'a' }, { name: 'a' }] },
      'spec.parts[1]: Duplicate value: map[string]interface {}{"name":"a"}',
      { reason: 'FieldValueDuplicate', field: 'spec.parts[1]' },
    ],
  ])('%j are refused', async (spec, problem, cause) => {
    const { client, widgets, group } = target;
    const answer = await client.post(widgets(), widget('wrong', spec));
    expect(answer.body).toMatchObject({
      reason: 'Invalid',
      message: `Widget.${group} "wrong" is invalid: ${problem}`,
      details: { name: 'wrong', group, kind: 'Widget', causes: [cause] },
      code: 422,
    });
  });

  it('hold rules, also of change', async () => {
    const { client, singles, group } = target;
    const single = (name: string) => ({
      apiVersion: `${group}/v1`,
      kind: 'Single',
      metadata: { name },
      spec: { image: 'a' },
    });
    expect(await client.post(singles(), single('other'))).toMatchObject({
      code: 422,
      body: {
        message: `Single.${group} "other" is invalid: <nil>: Invalid value: "object": there is one, metadata.name must be 'only'`,
        details: {
          causes: [
            {
              reason: 'FieldValueInvalid',
              message:
                'Invalid value: "object": there is one, metadata.name must be \'only\'',
              field: '<nil>',
            },
          ],
        },
      },
    });
    expect((await client.post(singles(), single('only'))).code).toBe(201);
    expect(
      await client.patch(singles('only'), 'application/merge-patch+json', {
        spec: { image: 'b' },
      }),
    ).toMatchObject({
      code: 422,
      body: {
        message: `Single.${group} "only" is invalid: spec: Invalid value: "object": spec never changes`,
      },
    });
    await client.delete(singles('only'));
  });

  it('leave rules unchecked when the schema is broken', async () => {
    const { client, singles, group } = target;
    const answer = await client.post(singles(), {
      apiVersion: `${group}/v1`,
      kind: 'Single',
      metadata: { name: 'other' },
      spec: { image: 5 },
    });
    expect(answer.body.message).toBe(
      `Single.${group} "other" is invalid: [spec.image: Invalid value: "integer": spec.image in body must be of type string: "integer", <nil>: Invalid value: "null": some validation rules were not checked because the object was invalid; correct the existing errors to complete validation]`,
    );
  });

  it('drop unknown fields, warn of them or refuse them', async () => {
    const { client, widgets } = target;
    const odd = widget('odd', {
      size: 1,
      typo: 1,
      free: { anything: true },
    });
    const strict = await client.post(
      `${widgets()}?fieldValidation=Strict`,
      odd,
    );
    expect(strict).toMatchObject({
      code: 400,
      body: {
        reason: 'BadRequest',
        message:
          'Widget in version "v1" cannot be handled as a Widget: strict decoding error: unknown field "spec.typo"',
      },
    });
    const lenient = await client.post(widgets(), odd);
    expect(lenient.code).toBe(201);
    expect(lenient.headers.warning).toBe(
      '299 - "unknown field \\"spec.typo\\""',
    );
    expect(lenient.body.spec).toEqual({
      size: 1,
      mode: 'Slow',
      free: { anything: true },
    });
  });

  it.each(['Not_A_Name', '-x', 'a..b'])('refuse the name %s', async name => {
    const { client, widgets } = target;
    const { code, body } = await client.post(widgets(), widget(name));
    expect(code).toBe(422);
    expect(body.message).toContain(
      `metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of`,
    );
  });
});

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

import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;

beforeAll(async () => {
  target = await openContractTarget();
}, 60_000);

afterAll(() => target?.close());

const TWICE =
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","name":"b"},"data":{"k":"1","k":"2","k":"3"}}';
const YAML_TWICE = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  k: "1"\n  k: "2"\n`;

describe('a field that stands twice', () => {
  const send = (
    method: string,
    path: string,
    body: string,
    contentType = 'application/json',
  ) => target.client.request(path, { method, body, contentType });

  it('is refused where that is asked for, in JSON', async () => {
    const { core } = target;
    expect(
      await send('POST', `${core('configmaps')}?fieldValidation=Strict`, TWICE),
    ).toMatchObject({
      code: 400,
      body: {
        reason: 'BadRequest',
        message:
          'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: duplicate field "metadata.name", duplicate field "data.k"',
      },
    });
  });

  it('is warned of otherwise, and the last one counts', async () => {
    const { client, core } = target;
    const { code, headers } = await send('POST', core('configmaps'), TWICE);
    expect(code).toBe(201);
    expect(String(headers.warning)).toContain(
      'duplicate field \\"metadata.name\\"',
    );
    const { body } = await client.get(core('configmaps', 'b'));
    expect(body.data).toEqual({ k: '3' });
    const silent = await send(
      'PUT',
      `${core('configmaps', 'b')}?fieldValidation=Ignore`,
      TWICE,
    );
    expect([silent.code, silent.headers.warning]).toEqual([200, undefined]);
  });

  it('is refused in custom resources, together with what they do not know', async () => {
    const { group, widgets } = target;
    const answer = await send(
      'POST',
      `${widgets()}?fieldValidation=Strict`,
      `{"apiVersion":"${group}/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"size":1,"size":2,"typo":1}}`,
    );
    expect(answer).toMatchObject({
      code: 400,
      body: {
        message:
          'Widget in version "v1" cannot be handled as a Widget: strict decoding error: duplicate field "spec.size", unknown field "spec.typo"',
      },
    });
  });

  it('is found in YAML, with its line', async () => {
    const { core } = target;
    const path = core('configmaps');
    expect(
      await send(
        'POST',
        `${path}?fieldValidation=Strict`,
        YAML_TWICE('written'),
        'application/yaml',
      ),
    ).toMatchObject({
      code: 400,
      body: {
        message:
          'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: yaml: unmarshal errors:\n  line 7: key "k" already set in map',
      },
    });
    const warned = await send(
      'POST',
      path,
      YAML_TWICE('written'),
      'application/yaml',
    );
    expect(warned.code).toBe(201);
    expect(String(warned.headers.warning)).toContain(
      'line 7: key \\"k\\" already set in map',
    );
  });

  it('is found in what is applied', async () => {
    const { core } = target;
    const path = `${core('configmaps', 'applied')}?fieldManager=contract`;
    const type = 'application/apply-patch+yaml';
    expect(
      await send(
        'PATCH',
        `${path}&fieldValidation=Strict`,
        YAML_TWICE('applied'),
        type,
      ),
    ).toMatchObject({
      code: 400,
      body: {
        message:
          'error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  line 7: key "k" already set in map',
      },
    });
    const warned = await send('PATCH', path, YAML_TWICE('applied'), type);
    expect([warned.code, warned.body.data]).toEqual([201, { k: '2' }]);
  });

  it.each([
    {
      type: 'application/merge-patch+json',
      patch: '{"data":{"k":"1","k":"2"}}',
      problem: 'duplicate field "data.k"',
    },
    {
      type: 'application/strategic-merge-patch+json',
      patch: '{"data":{"k":"1","k":"2"}}',
      problem: 'duplicate field "data.k"',
    },
    {
      type: 'application/json-patch+json',
      patch: '[{"op":"add","path":"/data","value":{},"value":{"k":"2"}}]',
      problem: 'json patch duplicate field "[0].value"',
    },
  ])('is found in $type', async ({ type, patch, problem }) => {
    const { client, core } = target;
    await client.post(core('configmaps'), {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'patched' },
    });
    const path = core('configmaps', 'patched');
    const refused = await send(
      'PATCH',
      `${path}?fieldValidation=Strict`,
      patch,
      type,
    );
    expect(refused.code).toBe(422);
    expect(refused.body.message).toContain(
      `: strict decoding error: ${problem}`,
    );
    const warned = await send('PATCH', path, patch, type);
    expect([warned.code, warned.body.data]).toEqual([200, { k: '2' }]);
  });
});

describe('the spec of a pod', () => {
  const SPEC_FROZEN =
    'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`';
  const patch = (spec: unknown) =>
    target.client.patch(
      target.core('pods', 'frozen'),
      'application/strategic-merge-patch+json',
      { spec },
    );

  beforeAll(async () => {
    const { client, core } = target;
    await client.post(core('pods'), {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'frozen' },
      spec: {
        containers: [{ name: 'main', image: 'registry.example/a:1' }],
        activeDeadlineSeconds: 100,
        tolerations: [{ key: 'a', operator: 'Exists' }],
      },
    });
  });

  it.each([
    { spec: { nodeName: 'elsewhere' }, problem: SPEC_FROZEN },
    { spec: { hostNetwork: true }, problem: SPEC_FROZEN },
    {
      spec: { containers: [{ name: 'main', command: ['true'] }] },
      problem: SPEC_FROZEN,
    },
    {
      spec: { activeDeadlineSeconds: null },
      problem: () =>
        `spec.activeDeadlineSeconds: Invalid value: ${target.shown(
          '"null"',
          'null',
        )}: must not update from a positive integer to nil value`,
    },
    {
      spec: { tolerations: [{ key: 'b', operator: 'Exists' }] },
      problem:
        'spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds',
    },
  ])('does not take $spec', async ({ spec, problem }) => {
    const { code, body } = await patch(spec);
    expect(code).toBe(422);
    // A real server adds the difference, in words of its own release.
    const text = typeof problem === 'string' ? problem : problem();
    expect(body.message).toContain(`Pod "frozen" is invalid: ${text}`);
  });

  it('takes an image, a nearer deadline and no later one', async () => {
    const image = 'registry.example/a:2';
    expect(
      (await patch({ containers: [{ name: 'main', image }] })).body.spec
        .containers[0].image,
    ).toBe(image);
    expect((await patch({ activeDeadlineSeconds: 50 })).code).toBe(200);
    expect(await patch({ activeDeadlineSeconds: 60 })).toMatchObject({
      code: 422,
      body: {
        message:
          'Pod "frozen" is invalid: spec.activeDeadlineSeconds: Invalid value: 60: must be less than or equal to previous value',
      },
    });
  });
});

import { ContractTarget, openContractTarget } from './contractTarget';

/** The lab is all of them; a real server is of one release, and is asked once. */
const VERSIONS = process.env.LAB_CONTRACT_KUBECONFIG
  ? [undefined]
  : ['v1.31.13', 'v1.33.6', 'v1.34.4'];

describe.each(VERSIONS)('an API server of %s', kubernetesVersion => {
  let target: ContractTarget;

  beforeAll(async () => {
    target = await openContractTarget({ kubernetesVersion });
  }, 60_000);

  afterAll(() => target?.close());

  const refusal = async (plural: string, object: any, query = '') => {
    const { client, core } = target;
    const path = plural === 'widgets' ? target.widgets() : core(plural);
    const { code, body } = await client.post(`${path}${query}`, object);
    return { code, message: body.message, causes: body.details?.causes };
  };
  const widget = (spec: unknown) => ({
    apiVersion: `${target.group}/v1`,
    kind: 'Widget',
    metadata: { name: 'refused' },
    spec,
  });

  it.each([
    {
      what: 'a map',
      spec: { size: 1, parts: [{ name: 'a<b' }, { name: 'a<b' }] },
      go: 'map[string]interface {}{"name":"a<b"}',
      json: '{"name":"a\\u003cb"}',
      before: 'Duplicate value: ',
      after: '',
    },
    {
      what: 'a text',
      spec: { size: 1, image: '<A>' },
      go: '"<A>"',
      json: '"<A>"',
      before: 'Invalid value: ',
      after: ": spec.image in body should match '^[a-z/:]+$'",
    },
    {
      what: 'a number',
      spec: { size: 11 },
      go: '11',
      json: '11',
      before: 'Invalid value: ',
      after: ': spec.size in body should be less than or equal to 10',
    },
  ])(
    'shows $what as its release does',
    async ({ spec, go, json, before, after }) => {
      const { code, message, causes } = await refusal('widgets', widget(spec));
      const problem = `${before}${target.shown(go, json)}${after}`;
      expect(code).toBe(422);
      expect(message).toContain(problem);
      expect(causes).toEqual([
        {
          reason: expect.stringMatching(/^FieldValue/),
          message: problem,
          field: expect.stringMatching(/^spec\./),
        },
      ]);
    },
  );

  it('sends the initial state of a watch where its gate is open', async () => {
    const { client, core, minor } = target;
    const { code } = await client.get(
      `${core(
        'configmaps',
      )}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&timeoutSeconds=1`,
    );
    expect(code).toBe(minor === 32 || minor >= 34 ? 200 : 422);
  });

  it('shows labels and lists of options as its release does', async () => {
    const { shown } = target;
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'refused' },
      spec: {
        selector: { matchLabels: { a: 'b' } },
        template: {
          metadata: { labels: { a: 'c' } },
          spec: { containers: [{ name: 'main', image: 'i' }] },
        },
      },
    };
    const path = `/apis/apps/v1/namespaces/${target.namespace}/deployments`;
    const { body } = await target.client.post(path, deployment);
    expect(body.message).toBe(
      `Deployment.apps "refused" is invalid: spec.template.metadata.labels: Invalid value: ${shown(
        'map[string]string{"a":"c"}',
        '{"a":"c"}',
      )}: \`selector\` does not match template \`labels\``,
    );
    expect(await refusal('configmaps', {}, '?dryRun=Some')).toMatchObject({
      code: 422,
      message: `CreateOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ${shown(
        '[]string{"Some"}',
        '["Some"]',
      )}: supported values: "All"`,
    });
  });

  it('says what is too long as its release does', async () => {
    const { message } = await refusal(
      'widgets',
      widget({ size: 1, title: 'too long' }),
    );
    expect(message).toContain(
      target.minor < 32
        ? 'spec.title: Too long: may not be longer than 5'
        : 'spec.title: Too long: may not be more than 5 bytes',
    );
    const { message: data } = await refusal('configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'large' },
      data: { key: 'x'.repeat(1024 * 1024 + 1) },
    });
    expect(data).toContain(
      target.minor < 32
        ? 'Too long: must have at most 1048576 bytes'
        : 'Too long: may not be more than 1048576 bytes',
    );
  });

  it('refuses a change of what cannot change as its release does', async () => {
    const { client, shown } = target;
    const roles = `/apis/rbac.authorization.k8s.io/v1/namespaces/${target.namespace}/rolebindings`;
    const roleRef = (name: string) => ({
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'Role',
      name,
    });
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'fixed' },
    };
    await client.post(roles, { ...binding, roleRef: roleRef('one') });
    const { body } = await client.put(`${roles}/fixed`, {
      ...binding,
      roleRef: roleRef('two'),
    });
    expect(body.message).toBe(
      `RoleBinding.rbac.authorization.k8s.io "fixed" is invalid: roleRef: Invalid value: ${shown(
        'rbac.RoleRef{APIGroup:"rbac.authorization.k8s.io", Kind:"Role", Name:"two"}',
        '{"APIGroup":"rbac.authorization.k8s.io","Kind":"Role","Name":"two"}',
      )}: cannot change roleRef`,
    );
  });
});

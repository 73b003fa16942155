import { setTimeout as delay } from 'node:timers/promises';
import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;
let count = 0;

beforeAll(async () => {
  target = await openContractTarget();
}, 60_000);

afterAll(() => target?.close());

const named = (name: string, metadata = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
});

/** Path of a ConfigMap that was just made. */
async function create(metadata = {}): Promise<string> {
  const { client, core } = target;
  count += 1;
  const name = `deleted-${count}`;
  const made = await client.post(core('configmaps'), named(name, metadata));
  if (made.code !== 201) {
    throw new Error(`${name} was not made: ${made.text}`);
  }
  return core('configmaps', name);
}

const options = (fields: Record<string, unknown>) => ({
  kind: 'DeleteOptions',
  apiVersion: 'v1',
  ...fields,
});

describe('a deletion', () => {
  it.each<{ body: unknown; message: string }>([
    {
      body: { kind: 'ConfigMap', apiVersion: 'v1' },
      message: 'no kind "ConfigMap" is registered for version "v1" in scheme',
    },
    {
      body: { kind: 'Foo', apiVersion: 'x.example/v2' },
      message: 'no kind "Foo" is registered for version "',
    },
    {
      body: '[]',
      message:
        "couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct",
    },
    {
      body: '{',
      message:
        "couldn't get version/kind; json parse error: unexpected end of JSON input",
    },
    {
      body: options({ gracePeriodSeconds: 'x' }),
      message:
        'json: cannot unmarshal string into Go struct field DeleteOptions.gracePeriodSeconds of type int64',
    },
    {
      body: options({ dryRun: 'All' }),
      message:
        'json: cannot unmarshal string into Go struct field DeleteOptions.dryRun of type []string',
    },
    {
      body: options({ propagationPolicy: 5 }),
      message:
        'json: cannot unmarshal number into Go struct field DeleteOptions.propagationPolicy of type v1.DeletionPropagation',
    },
  ])('with the body $body deletes nothing', async ({ body, message }) => {
    const { client } = target;
    const path = await create();
    const answer = await client.delete(path, body);
    expect(answer.code).toBe(500);
    expect(answer.body.message).toContain(message);
    expect((await client.get(path)).code).toBe(200);
  });

  it.each<{ fields: Record<string, unknown>; message: string }>([
    {
      fields: { propagationPolicy: 'Foo' },
      message:
        'DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: "Foo": supported values: "Foreground", "Background", "Orphan", "nil"',
    },
    {
      fields: { propagationPolicy: 'Foreground', orphanDependents: true },
      message:
        'DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Invalid value: "Foreground": orphanDependents and deletionPropagation cannot be both set',
    },
  ])('with $fields is refused', async ({ fields, message }) => {
    const { client } = target;
    const path = await create();
    expect(await client.delete(path, options(fields))).toMatchObject({
      code: 422,
      body: { reason: 'Invalid', message },
    });
    expect((await client.get(path)).code).toBe(200);
  });

  it('takes its options from the query where it has no body', async () => {
    const { client } = target;
    const path = await create();
    expect((await client.delete(`${path}?propagationPolicy=Foo`)).code).toBe(
      422,
    );
    expect(
      await client.delete(`${path}?propagationPolicy=Orphan`),
    ).toMatchObject({
      code: 200,
      body: { kind: 'ConfigMap', metadata: { finalizers: ['orphan'] } },
    });
    const other = await create();
    expect(
      await client.delete(
        `${other}?propagationPolicy=Foo`,
        options({ propagationPolicy: 'Background' }),
      ),
    ).toMatchObject({ code: 200, body: { status: 'Success' } });
  });

  it('in the foreground is marked, and one in the background after it ends it', async () => {
    const { client } = target;
    const path = await create({ finalizers: ['contract.example/held'] });
    expect(
      await client.delete(path, options({ propagationPolicy: 'Foreground' })),
    ).toMatchObject({
      code: 200,
      body: {
        metadata: {
          deletionTimestamp: expect.any(String),
          deletionGracePeriodSeconds: 0,
          finalizers: ['contract.example/held', 'foregroundDeletion'],
        },
      },
    });
    expect(
      (await client.delete(path, options({ propagationPolicy: 'Orphan' }))).body
        .metadata.finalizers,
    ).toEqual(['contract.example/held', 'orphan']);
    expect(
      (await client.delete(path, options({ propagationPolicy: 'Background' })))
        .body.metadata.finalizers,
    ).toEqual(['contract.example/held']);
    await client.patch(path, 'application/merge-patch+json', {
      metadata: { finalizers: null },
    });
    expect((await client.get(path)).code).toBe(404);
  });

  it('of a collection needs a namespace, and namespaces have none', async () => {
    const { client } = target;
    for (const path of ['/api/v1/configmaps', '/api/v1/namespaces']) {
      expect(await client.delete(path)).toMatchObject({
        code: 405,
        body: { reason: 'MethodNotAllowed' },
      });
    }
  });

  it.each(['default', 'kube-system', 'kube-public'])(
    'of the namespace %s is refused',
    async name => {
      expect(
        await target.client.delete(`/api/v1/namespaces/${name}`),
      ).toMatchObject({
        code: 403,
        body: {
          reason: 'Forbidden',
          message: `namespaces "${name}" is forbidden: this namespace may not be deleted`,
        },
      });
    },
  );

  it('of a namespace shows it terminating before it vanishes', async () => {
    const { client, namespace } = target;
    const name = `${namespace}-ends`;
    await client.post('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
    const terminating = {
      code: 200,
      body: {
        kind: 'Namespace',
        metadata: { deletionTimestamp: expect.any(String) },
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Terminating' },
      },
    };
    const path = `/api/v1/namespaces/${name}`;
    expect(await client.delete(path)).toMatchObject(terminating);
    expect(await client.get(path)).toMatchObject(terminating);
    expect(
      await client.post(`${path}/configmaps`, named('too-late')),
    ).toMatchObject({
      code: 403,
      body: {
        message: `configmaps "too-late" is forbidden: unable to create new content in namespace ${name} because it is being terminated`,
      },
    });
  });
});

// A bare API server has no controller manager that would do it.
const describeWithController = process.env.LAB_CONTRACT_KUBECONFIG
  ? describe.skip
  : describe;

describeWithController('what belongs to a deleted object', () => {
  const owned = async (owner: string) => {
    const { body } = await target.client.get(owner);
    const { name, uid } = body.metadata;
    return create({
      ownerReferences: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          name,
          uid,
          blockOwnerDeletion: true,
        },
      ],
    });
  };
  const untilGone = async (path: string) => {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if ((await target.client.get(path)).code === 404) return true;
      await delay(50);
    }
    return false;
  };

  it('follows it in the background', async () => {
    const owner = await create();
    const dependent = await owned(owner);
    await target.client.delete(owner);
    expect((await target.client.get(owner)).code).toBe(404);
    expect(await untilGone(dependent)).toBe(true);
  });

  it('goes before it in the foreground', async () => {
    const owner = await create();
    const dependent = await owned(owner);
    await target.client.delete(
      owner,
      options({ propagationPolicy: 'Foreground' }),
    );
    expect((await target.client.get(owner)).code).toBe(200);
    expect(await untilGone(owner)).toBe(true);
    expect((await target.client.get(dependent)).code).toBe(404);
  });

  it('stays as an orphan, without the reference', async () => {
    const owner = await create();
    const dependent = await owned(owner);
    await target.client.delete(owner, options({ propagationPolicy: 'Orphan' }));
    expect(await untilGone(owner)).toBe(true);
    const { code, body } = await target.client.get(dependent);
    expect([code, body.metadata.ownerReferences]).toEqual([200, undefined]);
  });
});

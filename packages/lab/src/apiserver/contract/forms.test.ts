import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;

beforeAll(async () => {
  target = await openContractTarget();
  await target.client.post(target.core('configmaps'), {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'shown-map' },
  });
}, 60_000);

afterAll(() => target?.close());

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
    const { body } = await client.get(core('configmaps', 'shown-map'), TABLE);
    expect(body.columnDefinitions.map((each: any) => each.name)).toEqual([
      'Name',
      'Data',
      'Age',
    ]);
    expect(body.rows[0].cells.slice(0, 2)).toEqual(['shown-map', 0]);
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

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

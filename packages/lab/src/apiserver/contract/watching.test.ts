import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;

beforeAll(async () => {
  target = await openContractTarget();
}, 60_000);

afterAll(() => target?.close());

/** Collects events until enough have come. */
async function collect(
  events: AsyncGenerator<any>,
  count: number,
): Promise<any[]> {
  const collected = [];
  for await (const event of events) {
    collected.push(event);
    if (collected.length === count) {
      break;
    }
  }
  return collected;
}

async function version(): Promise<string> {
  const { body } = await target.client.get(target.core('configmaps'));
  return body.metadata.resourceVersion;
}

async function create(name: string, labels: Record<string, string> = {}) {
  const { body } = await target.client.post(target.core('configmaps'), {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels },
  });
  return body;
}

const relabel = (name: string, labels: Record<string, string | null>) =>
  target.client.patch(
    target.core('configmaps', name),
    'application/merge-patch+json',
    { metadata: { labels } },
  );

const watch = (query: string, accept?: string) =>
  target.client.watch(
    `${target.core('configmaps')}?watch=true&${query}`,
    accept ? { accept } : {},
  );

const summary = (events: any[]) =>
  events.map(({ type, object }) => [type, object.metadata.name]);

describe('watches', () => {
  it('tell every change after a version, in order', async () => {
    const from = await version();
    await create('seen');
    await relabel('seen', { a: 'b' });
    await target.client.delete(target.core('configmaps', 'seen'));
    const events = await collect(watch(`resourceVersion=${from}`), 3);
    expect(summary(events)).toEqual([
      ['ADDED', 'seen'],
      ['MODIFIED', 'seen'],
      ['DELETED', 'seen'],
    ]);
    const versions = events.map(each =>
      Number(each.object.metadata.resourceVersion),
    );
    expect([...versions].sort((left, right) => left - right)).toEqual(versions);
  });

  it('tell changes as they happen', async () => {
    const from = await version();
    const events = watch(
      `resourceVersion=${from}&fieldSelector=metadata.name%3Dlive`,
    );
    const next = events.next();
    await create('other-than-live');
    await create('live');
    expect((await next).value).toMatchObject({
      type: 'ADDED',
      object: { kind: 'ConfigMap', metadata: { name: 'live' } },
    });
    await events.return(undefined);
  });

  it('begin with what there is when no version is given', async () => {
    await create('present', { suite: 'present' });
    const events = await collect(watch('labelSelector=suite%3Dpresent'), 1);
    expect(summary(events)).toEqual([['ADDED', 'present']]);
  });

  it('show objects come into and go out of a selection', async () => {
    await create('moving');
    const from = await version();
    await relabel('moving', { shown: 'yes' });
    await relabel('moving', { shown: 'yes', more: 'x' });
    await relabel('moving', { shown: null });
    const events = await collect(
      watch(`resourceVersion=${from}&labelSelector=shown`),
      3,
    );
    expect(events.map(each => each.type)).toEqual([
      'ADDED',
      'MODIFIED',
      'DELETED',
    ]);
    expect(events[2].object.metadata.labels).toEqual({
      shown: 'yes',
      more: 'x',
    });
  });

  it('send the initial state and a bookmark when asked, where the gate is open', async () => {
    await create('initial', { suite: 'initial' });
    const events = await collect(
      watch(
        'labelSelector=suite%3Dinitial&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true',
      ),
      2,
    );
    const isOpen = target.minor === 32 || target.minor >= 34;
    const initial = [
      { type: 'ADDED' },
      {
        type: 'BOOKMARK',
        object: {
          kind: 'ConfigMap',
          apiVersion: 'v1',
          metadata: {
            resourceVersion: expect.stringMatching(/^\d+$/),
            annotations: { 'k8s.io/initial-events-end': 'true' },
          },
        },
      },
    ];
    const refusal = {
      code: 422,
      message:
        'ListOptions.meta.k8s.io "" is invalid: sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
    };
    expect(events).toMatchObject(isOpen ? initial : [refusal]);
  });

  it('end when their time is over', async () => {
    const from = await version();
    const started = Date.now();
    await collect(watch(`resourceVersion=${from}&timeoutSeconds=1`), Infinity);
    expect(Date.now() - started).toBeGreaterThan(900);
  });

  it('of tables give the columns once', async () => {
    const from = await version();
    await create('tabled');
    await relabel('tabled', { a: 'b' });
    const events = await collect(
      watch(
        `resourceVersion=${from}&fieldSelector=metadata.name%3Dtabled`,
        'application/json;as=Table;v=v1;g=meta.k8s.io',
      ),
      2,
    );
    expect(events.map(each => each.object.kind)).toEqual(['Table', 'Table']);
    expect(events[0].object.columnDefinitions[0].name).toBe('Name');
    expect(events[1].object.columnDefinitions).toBeNull();
    expect(events[1].object.rows[0].cells[0]).toBe('tabled');
  });
});

import { ChangeEvent, ResourceDefinition } from '../types';
import { createObjectStore } from './createObjectStore';

const widget: ResourceDefinition = {
  group: 'test.example',
  version: 'v1',
  kind: 'Widget',
  plural: 'widgets',
  singular: 'widget',
  namespaced: false,
  statusSubresource: true,
  custom: true,
  schema: {
    type: 'object',
    properties: {
      spec: { type: 'object', properties: { size: { type: 'integer' } } },
      status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
  },
};
const WIDGET = 'test.example/Widget';
const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';

function storeWithWidgets() {
  const store = createObjectStore();
  store.register(widget);
  return store;
}

const one = (name = 'one', size = 1) => ({
  apiVersion: 'test.example/v1',
  kind: 'Widget',
  metadata: { name },
  spec: { size },
});

describe('createObjectStore', () => {
  it('hands out copies', () => {
    const store = storeWithWidgets();
    const created = store.create(one());
    created.spec.size = 9;
    expect(store.get(WIDGET, 'one')?.spec.size).toBe(1);
    store.list(WIDGET)[0].spec.size = 9;
    expect(store.get(WIDGET, 'one')?.spec.size).toBe(1);
  });

  it('keeps the status out of updates and the rest out of status updates', () => {
    const store = storeWithWidgets();
    store.create(one());
    store.updateStatus(WIDGET, 'one', undefined, draft => {
      draft.status = { phase: 'Ready' };
      draft.spec.size = 5;
    });
    store.update(WIDGET, 'one', undefined, draft => {
      draft.status = { phase: 'Lost' };
      draft.spec.size = 2;
    });
    expect(store.get(WIDGET, 'one')).toMatchObject({
      spec: { size: 2 },
      status: { phase: 'Ready' },
      metadata: { generation: 2 },
    });
  });

  it('makes no version for an update that changes nothing', () => {
    const store = storeWithWidgets();
    const { metadata } = store.create(one());
    const events: ChangeEvent[] = [];
    store.onChange(WIDGET, event => events.push(event));
    const same = store.update(WIDGET, 'one', undefined, () => undefined);
    expect(same.metadata.resourceVersion).toBe(metadata.resourceVersion);
    expect(events).toEqual([]);
  });

  it('calls back in order, also when a listener writes', () => {
    const store = storeWithWidgets();
    const seen: string[] = [];
    store.onChange(WIDGET, ({ type, object }) => {
      if (type === 'ADDED') {
        store.update(WIDGET, object.metadata.name, undefined, draft => {
          draft.spec.size = 2;
        });
      }
    });
    const stop = store.onChange(WIDGET, ({ type, object, previous }) =>
      seen.push(`${type} ${previous?.spec.size ?? '-'} ${object.spec.size}`),
    );
    store.create(one());
    expect(seen).toEqual(['ADDED - 1', 'MODIFIED 1 2']);
    stop();
    store.delete(WIDGET, 'one');
    expect(seen).toHaveLength(2);
  });

  it('holds deletion up for finalizers', () => {
    const store = storeWithWidgets();
    store.create({
      ...one(),
      metadata: { name: 'one', finalizers: ['test.example/f'] },
    });
    expect(store.delete(WIDGET, 'one')).toBe(true);
    expect(store.get(WIDGET, 'one')?.metadata.deletionTimestamp).toBeDefined();
    expect(() =>
      store.update(WIDGET, 'one', undefined, draft => {
        draft.metadata.finalizers = ['test.example/f', 'test.example/g'];
      }),
    ).toThrow('no new finalizers can be added if the object is being deleted');
    store.update(WIDGET, 'one', undefined, draft => {
      draft.metadata.finalizers = [];
    });
    expect(store.get(WIDGET, 'one')).toBeUndefined();
    expect(store.delete(WIDGET, 'one')).toBe(false);
  });

  it('removes a kind with its definition, after its objects', () => {
    const store = storeWithWidgets();
    store.create({
      ...one(),
      metadata: { name: 'one', finalizers: ['test.example/f'] },
    });
    expect(
      store.get(CRD, 'widgets.test.example')?.status.conditions,
    ).toContainEqual(
      expect.objectContaining({ type: 'Established', status: 'True' }),
    );
    store.delete(CRD, 'widgets.test.example');
    expect(
      store.get(CRD, 'widgets.test.example')?.status.conditions,
    ).toContainEqual(
      expect.objectContaining({ type: 'Terminating', status: 'True' }),
    );
    store.update(WIDGET, 'one', undefined, draft => {
      delete draft.metadata.finalizers;
    });
    expect(store.get(CRD, 'widgets.test.example')).toBeUndefined();
    expect(() => store.list(WIDGET)).toThrow("no kind 'test.example/Widget'");
  });

  it('empties a namespace before it goes', () => {
    const store = createObjectStore();
    const namespace = 'team';
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    const map = (name: string, finalizers: string[] = []) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace, finalizers },
    });
    store.create(map('free'));
    store.create(map('held', ['test.example/f']));
    store.delete('Namespace', namespace);
    expect(
      store.list('ConfigMap', namespace).map(each => each.metadata.name),
    ).toEqual(['held']);
    expect(() => store.create(map('late'))).toThrow(
      'unable to create new content in namespace team because it is being terminated',
    );
    store.update('ConfigMap', 'held', namespace, draft => {
      draft.metadata.finalizers = [];
    });
    expect(store.get('Namespace', namespace)).toBeUndefined();
    expect(() => store.create(map('later'))).toThrow(
      'namespaces "team" not found',
    );
  });

  it('refuses kinds whose rules it could not hold', () => {
    expect(() =>
      createObjectStore().register({
        ...widget,
        schema: {
          type: 'object',
          'x-kubernetes-validations': [{ rule: 'isIP(self.spec.address)' }],
        },
      }),
    ).toThrow('isIP(self.spec.address)');
  });

  it('rebuilds earlier states as long as its history goes back', () => {
    const store = storeWithWidgets();
    store.create(one('a'));
    const { version } = store.objects;
    store.create(one('b'));
    store.update(WIDGET, 'a', undefined, draft => {
      draft.spec.size = 7;
    });
    store.delete(WIDGET, 'a');
    const then = store.objects.listAt(WIDGET, undefined, version);
    expect(then).not.toBe('expired');
    expect(
      (then as any[]).map(each => [each.metadata.name, each.spec.size]),
    ).toEqual([['a', 1]]);
    store.objects.compact();
    expect(store.objects.listAt(WIDGET, undefined, version)).toBe('expired');
  });

  it('forgets the oldest changes of a kind that changes much', () => {
    const store = createObjectStore({ historyLimit: 8 });
    store.register(widget);
    store.create(one());
    const { version } = store.objects;
    for (let size = 2; size < 20; size += 1) {
      store.update(WIDGET, 'one', undefined, draft => {
        draft.spec.size = size;
      });
    }
    expect(store.objects.changesSince(WIDGET, version)).toBe('expired');
    expect(
      store.objects.changesSince(WIDGET, store.objects.version - 2),
    ).toHaveLength(2);
  });
});

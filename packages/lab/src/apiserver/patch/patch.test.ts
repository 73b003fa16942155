import { JsonSchema } from '../schema/jsonSchema';
import { applyJsonPatch } from './jsonPatch';
import { applyMergePatch } from './mergePatch';
import { applyStrategicMergePatch } from './strategicMergePatch';

describe('applyMergePatch', () => {
  // The examples of RFC 7396, appendix A.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j gives %j', (target, patch, expected) => {
    expect(applyMergePatch(target, patch)).toEqual(expected);
  });
});

describe('applyJsonPatch', () => {
  it('leaves the target alone', () => {
    const target = { a: { b: 1 } };
    expect(
      applyJsonPatch(target, [{ op: 'replace', path: '/a/b', value: 2 }]),
    ).toEqual({ a: { b: 2 } });
    expect(target).toEqual({ a: { b: 1 } });
  });

  it.each([
    [{}, 400],
    ['text', 400],
    [[{ op: 'test', path: '/a', value: 2 }], 422],
    [[{ op: 'remove', path: '/nothing' }], 422],
    [[{ op: 'odd', path: '/a' }], 422],
    [[{ op: 'add', path: 'a', value: 1 }], 422],
    [[null], 422],
    [[{ op: 'add', path: '/__proto__/polluted', value: 1 }], 422],
  ])('refuses %j with %d', (patch, code) => {
    expect(() => applyJsonPatch({ a: 1 }, patch)).toThrow(
      expect.objectContaining({ name: 'StatusError', code }),
    );
    expect(({} as any).polluted).toBeUndefined();
  });
});

describe('applyStrategicMergePatch', () => {
  const text: JsonSchema = { type: 'string' };
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        'x-kubernetes-patch-strategy': 'merge',
        'x-kubernetes-patch-merge-key': 'name',
        items: { type: 'object', properties: { name: text } },
      },
      set: {
        type: 'array',
        'x-kubernetes-patch-strategy': 'merge',
        items: text,
      },
      plain: { type: 'array', items: text },
    },
  };

  it.each([
    [
      'merges items of the same key and adds others',
      { items: [{ name: 'a', x: 1 }] },
      { items: [{ name: 'a', y: 2 }, { name: 'b' }] },
      { items: [{ name: 'a', x: 1, y: 2 }, { name: 'b' }] },
    ],
    [
      'deletes an item by directive',
      { items: [{ name: 'a' }, { name: 'b' }] },
      { items: [{ name: 'a', $patch: 'delete' }] },
      { items: [{ name: 'b' }] },
    ],
    [
      'replaces a list by directive',
      { items: [{ name: 'a' }] },
      { items: [{ $patch: 'replace' }, { name: 'b' }] },
      { items: [{ name: 'b' }] },
    ],
    [
      'replaces a map by directive',
      { map: { a: 1, b: 2 } },
      { map: { $patch: 'replace', c: 3 } },
      { map: { c: 3 } },
    ],
    [
      'deletes a map by directive',
      { map: { a: 1 }, other: 1 },
      { map: { $patch: 'delete' } },
      { other: 1 },
    ],
    [
      'joins sets and deletes from them',
      { set: ['a', 'b'] },
      { set: ['b', 'c'], '$deleteFromPrimitiveList/set': ['a'] },
      { set: ['b', 'c'] },
    ],
    [
      'replaces plain lists',
      { plain: ['a'] },
      { plain: ['b'] },
      { plain: ['b'] },
    ],
    [
      'orders items as asked',
      { items: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
      { '$setElementOrder/items': [{ name: 'c' }, { name: 'a' }] },
      { items: [{ name: 'c' }, { name: 'a' }, { name: 'b' }] },
    ],
    [
      'keeps only what it says to keep',
      { map: { a: 1, b: 2 } },
      { map: { $retainKeys: ['a', 'c'], c: 3 } },
      { map: { a: 1, c: 3 } },
    ],
    ['removes by null', { a: 1, b: 2 }, { a: null }, { b: 2 }],
  ])('%s', (_, target, patch, expected) => {
    expect(applyStrategicMergePatch(target, patch, schema)).toEqual(expected);
  });

  it('refuses an item without its key', () => {
    expect(() =>
      applyStrategicMergePatch({ items: [] }, { items: [{ x: 1 }] }, schema),
    ).toThrow('does not contain declared merge key: name');
  });
});

import { JsonSchema } from '../schema/jsonSchema';
import { StatusError } from '../statusError';
import { compareFields, flattenFields } from './fieldPaths';
import { decodeFieldsV1, displayPath, encodeFieldsV1 } from './fieldsV1';
import { FieldManager, ManagedEntry, takeOwnership } from './managers';
import { applyConfiguration } from './serverSideApply';

const text: JsonSchema = { type: 'string' };
const schema: JsonSchema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        size: { type: 'integer' },
        list: { type: 'array', items: text },
        names: { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
        parts: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
          items: { type: 'object', properties: { name: text, value: text } },
        },
        labels: { type: 'object', additionalProperties: text },
        whole: {
          type: 'object',
          'x-kubernetes-map-type': 'atomic',
          properties: { a: text },
        },
      },
    },
  },
};

const time = '2026-01-01T00:00:00Z';
const manager = (
  name: string,
  operation: FieldManager['operation'] = 'Apply',
): FieldManager => ({ manager: name, operation, apiVersion: 'v1' });

const trees = (entries: ManagedEntry[]) =>
  Object.fromEntries(
    entries.map(entry => [entry.manager, encodeFieldsV1(entry.paths)]),
  );

function apply(
  live: any,
  configuration: any,
  options: { by?: string; managers?: ManagedEntry[]; force?: boolean } = {},
) {
  return applyConfiguration({
    live,
    configuration,
    schema,
    managers: options.managers ?? [],
    writer: manager(options.by ?? 'one'),
    force: options.force ?? false,
    time,
  });
}

describe('fieldsV1', () => {
  it('encodes and decodes the same paths', () => {
    const tree = {
      'f:spec': {
        '.': {},
        'f:parts': { 'k:{"name":"a"}': { '.': {}, 'f:value': {} } },
        'f:names': { 'v:"x"': {} },
      },
    };
    const paths = decodeFieldsV1(tree);
    expect(encodeFieldsV1(paths)).toEqual(tree);
    expect([...paths].map(displayPath).sort()).toEqual([
      '.spec',
      '.spec.names[="x"]',
      '.spec.parts[name="a"]',
      '.spec.parts[name="a"].value',
    ]);
  });
});

describe('takeOwnership', () => {
  const own = (before: any, after: any, entries: ManagedEntry[] = []) =>
    trees(
      takeOwnership(
        entries,
        manager('writer', 'Update'),
        compareFields(
          flattenFields(before, schema),
          flattenFields(after, schema),
        ),
        { time, builtIn: false },
      ),
    );

  it.each([
    [
      'a new map and what is in it',
      {},
      { spec: { size: 1 } },
      { 'f:spec': { '.': {}, 'f:size': {} } },
    ],
    [
      'only what changed',
      { spec: { size: 1, list: ['a'] } },
      { spec: { size: 2, list: ['a'] } },
      { 'f:spec': { 'f:size': {} } },
    ],
    [
      'an atomic list as a whole',
      { spec: { list: ['a'] } },
      { spec: { list: ['a', 'b'] } },
      { 'f:spec': { 'f:list': {} } },
    ],
    [
      'items by key',
      { spec: { parts: [{ name: 'a' }] } },
      { spec: { parts: [{ name: 'a' }, { name: 'b' }] } },
      {
        'f:spec': {
          'f:parts': { 'k:{"name":"b"}': { '.': {}, 'f:name': {} } },
        },
      },
    ],
  ])('takes %s', (_, before, after, expected) => {
    expect(own(before, after)).toEqual({ writer: expected });
  });

  it('leaves system metadata to nobody', () => {
    expect(
      own({}, { metadata: { name: 'x', uid: 'y', labels: { a: 'b' } } }),
    ).toEqual({
      writer: { 'f:metadata': { 'f:labels': { '.': {}, 'f:a': {} } } },
    });
  });

  it('takes from others what it changes, and from all what it removes', () => {
    const others: ManagedEntry[] = [
      {
        ...manager('other', 'Update'),
        time,
        paths: decodeFieldsV1({
          'f:spec': { 'f:size': {}, 'f:list': {}, 'f:whole': {} },
        }),
      },
    ];
    expect(
      own(
        { spec: { size: 1, list: ['a'], whole: { a: 'x' } } },
        { spec: { size: 2, whole: { a: 'x' } } },
        others,
      ),
    ).toEqual({
      other: { 'f:spec': { 'f:whole': {} } },
      writer: { 'f:spec': { 'f:size': {} } },
    });
  });
});

describe('applyConfiguration', () => {
  it('merges maps, keyed lists and sets, and replaces what is atomic', () => {
    const { object } = apply(
      {
        spec: {
          labels: { a: '1' },
          parts: [{ name: 'a', value: '1' }],
          names: ['x'],
          list: ['1'],
          whole: { a: '1' },
        },
      },
      {
        spec: {
          labels: { b: '2' },
          parts: [{ name: 'b' }],
          names: ['y'],
          list: ['2'],
          whole: {},
        },
      },
    );
    expect(object.spec).toEqual({
      labels: { a: '1', b: '2' },
      parts: [{ name: 'a', value: '1' }, { name: 'b' }],
      names: ['x', 'y'],
      list: ['2'],
      whole: {},
    });
  });

  it('removes what it applied before and applies no more', () => {
    const first = apply(
      {},
      { spec: { size: 1, labels: { a: '1' }, parts: [{ name: 'a' }] } },
    );
    const second = apply(
      first.object,
      { spec: { size: 1 } },
      { managers: first.managers },
    );
    expect(second.object).toEqual({ spec: { size: 1 } });
  });

  it('keeps what somebody else owns too', () => {
    const first = apply({}, { spec: { size: 1 } });
    const second = apply(
      first.object,
      { spec: { size: 1 } },
      { by: 'two', managers: first.managers },
    );
    const third = apply(
      second.object,
      { spec: {} },
      {
        managers: second.managers,
      },
    );
    expect(third.object).toEqual({ spec: { size: 1 } });
    expect(trees(third.managers).two).toEqual({ 'f:spec': { 'f:size': {} } });
  });

  it('refuses a change to what others own, unless forced', () => {
    const first = apply({}, { spec: { size: 1, list: ['a'] } });
    const change = { spec: { size: 2, list: ['a'] } };
    const options = { by: 'two', managers: first.managers };
    expect(() => apply(first.object, change, options)).toThrow(
      new StatusError(
        409,
        'Conflict',
        'Apply failed with 1 conflict: conflict with "one": .spec.size',
      ),
    );
    const forced = apply(first.object, change, { ...options, force: true });
    expect(forced.object.spec.size).toBe(2);
    expect(trees(forced.managers)).toEqual({
      one: { 'f:spec': { 'f:list': {} } },
      two: { 'f:spec': { 'f:size': {}, 'f:list': {} } },
    });
  });
});

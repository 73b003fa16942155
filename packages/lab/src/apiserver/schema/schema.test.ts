import { defaultFields } from './defaultFields';
import { JsonSchema } from './jsonSchema';
import { pruneFields } from './pruneFields';
import { findRule } from './ruleTable';
import { unsupportedRules, validateRules } from './validateRules';
import { validateSchema } from './validateSchema';

describe('validateSchema', () => {
  it.each<[string, JsonSchema, unknown, string[]]>([
    ['a fitting type', { type: 'string' }, 'x', []],
    [
      'a wrong type',
      { type: 'string' },
      1,
      ['Invalid value: "integer": f in body must be of type string: "integer"'],
    ],
    [
      'null where it is not allowed',
      { type: 'string' },
      null,
      ['Invalid value: "null": f in body must be of type string: "null"'],
    ],
    ['null where it is allowed', { type: 'string', nullable: true }, null, []],
    ['an integer for a number', { type: 'number' }, 1, []],
    [
      'a fraction for an integer',
      { type: 'integer' },
      1.5,
      ['Invalid value: "number": f in body must be of type integer: "number"'],
    ],
    ['integer or string', { 'x-kubernetes-int-or-string': true }, '25%', []],
    [
      'neither integer nor string',
      { 'x-kubernetes-int-or-string': true },
      true,
      [
        'Invalid value: "boolean": f in body must be of type integer,string: "boolean"',
      ],
    ],
    [
      'a bad time',
      { type: 'string', format: 'date-time' },
      'yesterday',
      [
        'Invalid value: "yesterday": f in body must be of type date-time: "yesterday"',
      ],
    ],
    [
      'a time',
      { type: 'string', format: 'date-time' },
      '2026-01-01T00:00:00Z',
      [],
    ],
    [
      'an exclusive bound',
      { type: 'integer', minimum: 1, exclusiveMinimum: true },
      1,
      ['Invalid value: 1: f in body should be greater than 1'],
    ],
    [
      'no multiple',
      { type: 'integer', multipleOf: 5 },
      7,
      ['Invalid value: 7: f in body should be a multiple of 5'],
    ],
    [
      'too few items',
      { type: 'array', minItems: 1 },
      [],
      ['Invalid value: 0: f in body should have at least 1 items'],
    ],
    [
      'too many properties',
      { type: 'object', maxProperties: 1 },
      { a: 1, b: 2 },
      ['Too many: 2: must have at most 1 items'],
    ],
    [
      'a set with an item twice',
      { type: 'array', 'x-kubernetes-list-type': 'set' },
      ['a', 'a'],
      ['Duplicate value: "a"'],
    ],
    [
      'none of several',
      { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      true,
      [
        'Invalid value: true: f in body must validate at least one schema (anyOf)',
      ],
    ],
    ['not what is excluded', { not: { enum: ['x'] } }, 'y', []],
    [
      'a missing field',
      { type: 'object', required: ['a'] },
      {},
      ['Required value'],
    ],
    [
      'a field of what every object inherits',
      { type: 'object', properties: { a: { type: 'string' } } },
      JSON.parse('{"constructor": 1}'),
      [],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(
      validateSchema(value, schema, 'f').map(cause => cause.message),
    ).toEqual(expected);
  });

  it('names the path of what is wrong', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: {
        list: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: { type: 'string' },
          },
        },
      },
    };
    expect(validateSchema({ list: [{}, { key: 1 }] }, schema)[0].field).toBe(
      'list[1].key',
    );
  });
});

describe('pruneFields and defaultFields', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      kept: {
        type: 'object',
        properties: {
          a: { type: 'string', default: 'x' },
          n: { type: 'integer', default: 3 },
        },
      },
      list: {
        type: 'array',
        items: { type: 'object', properties: { a: { type: 'string' } } },
      },
      free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
  };

  it('drops what is unknown and says where it was', () => {
    const value: any = {
      kept: { a: 'b', odd: 1 },
      list: [{ a: 'b' }, { odd: 2 }],
      free: { anything: true },
      odd: 3,
    };
    expect(pruneFields(value, schema)).toEqual([
      'kept.odd',
      'list[1].odd',
      'odd',
    ]);
    expect(value).toEqual({
      kept: { a: 'b' },
      list: [{ a: 'b' }, {}],
      free: { anything: true },
    });
  });

  it('fills in defaults where the parent is, also for null', () => {
    const value: any = { kept: { a: null } };
    defaultFields(value, schema);
    expect(value).toEqual({ kept: { a: 'x', n: 3 } });
    const empty: any = {};
    defaultFields(empty, schema);
    expect(empty).toEqual({});
  });
});

describe('rules', () => {
  it.each<[string, unknown, unknown, boolean]>([
    [
      "self.metadata.name == 'only'",
      { metadata: { name: 'only' } },
      undefined,
      true,
    ],
    [
      "self.metadata.name == 'only'",
      { metadata: { name: 'x' } },
      undefined,
      false,
    ],
    ['oldSelf == self', { a: [1] }, { a: [1] }, true],
    ['self == oldSelf', { a: [1] }, { a: [2] }, false],
    [
      'size(self.metadata.name) < 4',
      { metadata: { name: 'abc' } },
      undefined,
      true,
    ],
    ['self.total >= self.ready', { total: 1, ready: 2 }, undefined, false],
    ['self >= oldSelf || (self == 0 && oldSelf > 0)', 0, 4, true],
    ['self >= oldSelf || (self == 0 && oldSelf > 0)', 3, 4, false],
    ['oldSelf.all(element, element in self)', [{ a: 1 }, 2], [{ a: 1 }], true],
    ['oldSelf.all(element, element in self)', [2], [{ a: 1 }], false],
    ['!has(oldSelf.x) || has(self.x)', {}, { x: 1 }, false],
  ])('%s', (rule, self, oldSelf, expected) => {
    expect(findRule(rule)?.(self, oldSelf)).toBe(expected);
  });

  const frozenUnlessIdle =
    "!has(oldSelf.status) || oldSelf.status.conditions.exists(c, c.type=='Idle' && c.status=='True') || self.spec.stage=='Idle' || has(oldSelf.spec.image) && has(self.spec.image) && oldSelf.spec.image==self.spec.image || !has(self.spec.image) && !has(oldSelf.spec.image)";

  it.each([
    ['without a status', undefined, 'Prep', true],
    ['while idle', [{ type: 'Idle', status: 'True' }], 'Prep', true],
    ['on the way back to Idle', [], 'Idle', true],
    ['in progress', [{ type: 'Idle', status: 'False' }], 'Prep', false],
  ])('a field that is frozen in progress, %s', (_, conditions, stage, ok) => {
    const oldSelf = {
      spec: { image: 'a' },
      ...(conditions && { status: { conditions } }),
    };
    expect(
      findRule(frozenUnlessIdle)?.({ spec: { stage, image: 'b' } }, oldSelf),
    ).toBe(ok);
  });

  it('that nobody can evaluate are named with their place', () => {
    expect(
      unsupportedRules({
        type: 'object',
        properties: {
          spec: {
            'x-kubernetes-validations': [{ rule: 'ip(self).isLoopback()' }],
          },
        },
      }),
    ).toEqual(['spec: ip(self).isLoopback()']);
  });

  it('of transition hold only for what was there before', () => {
    const schema: JsonSchema = {
      properties: {
        spec: { 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] },
      },
    };
    expect(validateRules({ spec: 1 }, undefined, schema)).toEqual([]);
    expect(validateRules({ spec: 1 }, {}, schema)).toEqual([]);
    expect(validateRules({ spec: { a: 1 } }, { spec: {} }, schema)).toEqual([
      {
        reason: 'FieldValueInvalid',
        message: 'Invalid value: "object": failed rule: self == oldSelf',
        field: 'spec',
      },
    ]);
  });
});

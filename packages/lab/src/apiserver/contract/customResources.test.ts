import { ContractTarget, openContractTarget } from './contractTarget';

let target: ContractTarget;

beforeAll(async () => {
  target = await openContractTarget();
}, 60_000);

afterAll(() => target?.close());

function widget(name: string, spec: Record<string, unknown> = { size: 1 }) {
  return {
    apiVersion: `${target.group}/v1`,
    kind: 'Widget',
    metadata: { name },
    spec,
  };
}

describe('custom resources', () => {
  it.each([
    [
      {},
      'spec.size: Required value',
      { reason: 'FieldValueRequired', field: 'spec.size' },
    ],
    [
      { size: 'x' },
      'spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"',
      { reason: 'FieldValueTypeInvalid', field: 'spec.size' },
    ],
    [
      { size: 0 },
      'spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1',
      { reason: 'FieldValueInvalid', field: 'spec.size' },
    ],
    [
      { size: 11 },
      'spec.size: Invalid value: 11: spec.size in body should be less than or equal to 10',
      { reason: 'FieldValueInvalid', field: 'spec.size' },
    ],
    [
      { size: 1, mode: 'Odd' },
      'spec.mode: Unsupported value: "Odd": supported values: "Fast", "Slow"',
      { reason: 'FieldValueNotSupported', field: 'spec.mode' },
    ],
    [
      { size: 1, image: 'A b' },
      'spec.image: Invalid value: "A b": spec.image in body should match \'^[a-z/:]+$\'',
      { reason: 'FieldValueInvalid', field: 'spec.image' },
    ],
    [
      { size: 1, title: 'x' },
      'spec.title: Invalid value: "x": spec.title in body should be at least 2 chars long',
      { reason: 'FieldValueInvalid', field: 'spec.title' },
    ],
    [
      { size: 1, title: 'too long' },
      () =>
        target.minor < 32
          ? 'spec.title: Too long: may not be longer than 5'
          : 'spec.title: Too long: may not be more than 5 bytes',
      { reason: 'FieldValueTooLong', field: 'spec.title' },
    ],
    [
      { size: 1, tags: ['a', 'b', 'c'] },
      'spec.tags: Too many: 3: must have at most 2 items',
      { reason: 'FieldValueTooMany', field: 'spec.tags' },
    ],
    [
      { size: 1, parts: [{ name: 'a' }, { name: 'a' }] },
      () =>
        `spec.parts[1]: Duplicate value: ${target.shown(
          'map[string]interface {}{"name":"a"}',
          '{"name":"a"}',
        )}`,
      { reason: 'FieldValueDuplicate', field: 'spec.parts[1]' },
    ],
  ])('%j are refused', async (spec, expected, cause) => {
    const { client, widgets, group } = target;
    const problem = typeof expected === 'string' ? expected : expected();
    const answer = await client.post(widgets(), widget('wrong', spec));
    expect(answer.body).toMatchObject({
      reason: 'Invalid',
      message: `Widget.${group} "wrong" is invalid: ${problem}`,
      details: { name: 'wrong', group, kind: 'Widget', causes: [cause] },
      code: 422,
    });
  });

  it('hold rules, also of change', async () => {
    const { client, singles, group } = target;
    const single = (name: string) => ({
      apiVersion: `${group}/v1`,
      kind: 'Single',
      metadata: { name },
      spec: { image: 'a' },
    });
    expect(await client.post(singles(), single('other'))).toMatchObject({
      code: 422,
      body: {
        message: `Single.${group} "other" is invalid: <nil>: Invalid value: "object": there is one, metadata.name must be 'only'`,
        details: {
          causes: [
            {
              reason: 'FieldValueInvalid',
              message:
                'Invalid value: "object": there is one, metadata.name must be \'only\'',
              field: '<nil>',
            },
          ],
        },
      },
    });
    expect((await client.post(singles(), single('only'))).code).toBe(201);
    expect(
      await client.patch(singles('only'), 'application/merge-patch+json', {
        spec: { image: 'b' },
      }),
    ).toMatchObject({
      code: 422,
      body: {
        message: `Single.${group} "only" is invalid: spec: Invalid value: "object": spec never changes`,
      },
    });
    await client.delete(singles('only'));
  });

  it('leave rules unchecked when the schema is broken', async () => {
    const { client, singles, group, shown } = target;
    const answer = await client.post(singles(), {
      apiVersion: `${group}/v1`,
      kind: 'Single',
      metadata: { name: 'other' },
      spec: { image: 5 },
    });
    expect(answer.body.message).toBe(
      `Single.${group} "other" is invalid: [spec.image: Invalid value: "integer": spec.image in body must be of type string: "integer", <nil>: Invalid value: ${shown(
        '"null"',
        'null',
      )}: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation]`,
    );
  });

  it('drop unknown fields, warn of them or refuse them', async () => {
    const { client, widgets } = target;
    const odd = widget('odd', {
      size: 1,
      typo: 1,
      free: { anything: true },
    });
    const strict = await client.post(
      `${widgets()}?fieldValidation=Strict`,
      odd,
    );
    expect(strict).toMatchObject({
      code: 400,
      body: {
        reason: 'BadRequest',
        message:
          'Widget in version "v1" cannot be handled as a Widget: strict decoding error: unknown field "spec.typo"',
      },
    });
    const lenient = await client.post(widgets(), odd);
    expect(lenient.code).toBe(201);
    expect(lenient.headers.warning).toBe(
      '299 - "unknown field \\"spec.typo\\""',
    );
    expect(lenient.body.spec).toEqual({
      size: 1,
      mode: 'Slow',
      free: { anything: true },
    });
  });

  it.each(['Not_A_Name', '-x', 'a..b'])('refuse the name %s', async name => {
    const { client, widgets } = target;
    const { code, body } = await client.post(widgets(), widget(name));
    expect(code).toBe(422);
    expect(body.message).toContain(
      `metadata.name: Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of`,
    );
  });
});

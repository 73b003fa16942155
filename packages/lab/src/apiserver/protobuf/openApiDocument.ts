import { stringify } from 'yaml';

/** What clients ask `/openapi/v2` for, and what is answered; the two differ in the real server too. */
export const OPENAPI_PROTOBUF = {
  accepted: [
    'application/com.github.proto-openapi.spec.v2@v1.0+protobuf',
    'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
  ],
  contentType: 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
};

type Json = Record<string, any>;

const VARINT = 0;
const FIXED_64 = 1;
const DELIMITED = 2;

/**
 * An OpenAPI v2 document as the message `openapi.v2.Document` of gnostic (`openapiv2/OpenAPIv2.proto`),
 * which kubectl up to 1.28 asks for. Of operations it has what kubectl looks for: which kind they are
 * of, and which parameters they take.
 */
export function encodeOpenApiV2(document: Json): Buffer {
  return message(
    text(1, document.swagger),
    child(
      2,
      message(text(1, document.info.title), text(2, document.info.version)),
    ),
    child(
      8,
      message(
        ...Object.entries<Json>(document.paths).map(([path, item]) =>
          child(2, message(text(1, path), child(2, pathItem(item)))),
        ),
      ),
    ),
    child(9, namedSchemas(document.definitions)),
  );
}

const METHODS: Record<string, number> = {
  get: 2,
  put: 3,
  post: 4,
  delete: 5,
  patch: 8,
};

function pathItem(item: Json): Buffer {
  return message(
    ...Object.entries(METHODS).map(([method, number]) =>
      child(number, item[method] && operation(item[method])),
    ),
  );
}

function operation(operationObject: Json): Buffer {
  return message(
    text(5, operationObject.operationId),
    ...Object.keys(operationObject.requestBody?.content ?? {}).map(type =>
      text(7, type),
    ),
    ...(operationObject.parameters ?? []).map((parameter: Json) =>
      // ParametersItem, Parameter, NonBodyParameter, QueryParameterSubSchema.
      child(
        8,
        message(
          child(1, message(child(2, message(child(3, query(parameter)))))),
        ),
      ),
    ),
    child(
      9,
      message(
        ...Object.entries<Json>(operationObject.responses ?? {}).map(
          ([code, { description }]) =>
            child(
              1,
              message(
                text(1, code),
                child(2, message(child(1, message(text(1, description))))),
              ),
            ),
        ),
      ),
    ),
    ...extensions(13, operationObject),
  );
}

function query(parameter: Json): Buffer {
  return message(
    text(2, parameter.in),
    text(4, parameter.name),
    text(6, parameter.schema?.type ?? 'string'),
  );
}

function namedSchemas(schemas: Json): Buffer {
  return message(
    ...Object.entries<Json>(schemas).map(([name, each]) =>
      child(1, message(text(1, name), child(2, schema(each)))),
    ),
  );
}

function schema(value: Json): Buffer {
  const { additionalProperties: others } = value;
  return message(
    text(1, value.$ref),
    text(2, value.format),
    text(3, value.title),
    text(4, value.description),
    child(5, anything(value.default)),
    double(7, value.maximum),
    double(9, value.minimum),
    integer(11, value.maxLength),
    integer(12, value.minLength),
    text(13, value.pattern),
    integer(14, value.maxItems),
    integer(15, value.minItems),
    integer(17, value.maxProperties),
    integer(18, value.minProperties),
    ...(value.required ?? []).map((name: string) => text(19, name)),
    ...(value.enum ?? []).map((each: unknown) => child(20, anything(each))),
    child(
      21,
      others &&
        (others === true
          ? message(integer(2, 1))
          : message(child(1, schema(others)))),
    ),
    child(22, value.type && message(text(1, value.type))),
    child(23, value.items && message(child(1, schema(value.items)))),
    ...(value.allOf ?? []).map((each: Json) => child(24, schema(each))),
    child(25, value.properties && namedSchemas(value.properties)),
    ...extensions(31, value),
  );
}

/** `x-…` fields; of rules kubectl makes nothing, so that they need not travel. */
function extensions(number: number, value: Json): Buffer[] {
  return Object.entries(value)
    .filter(
      ([name]) => name.startsWith('x-') && name !== 'x-kubernetes-validations',
    )
    .map(([name, each]) =>
      child(number, message(text(1, name), child(2, anything(each)))),
    );
}

function anything(value: unknown): Buffer | undefined {
  return value === undefined ? undefined : message(text(2, stringify(value)));
}

function message(...fields: Buffer[]): Buffer {
  return Buffer.concat(fields);
}

const NOTHING = Buffer.alloc(0);

function text(number: number, value: string | undefined): Buffer {
  return value ? delimited(number, Buffer.from(value)) : NOTHING;
}

/** A message within another; an empty one is there, an absent one is not. */
function child(number: number, value: Buffer | undefined): Buffer {
  return value ? delimited(number, value) : NOTHING;
}

function integer(number: number, value: number | undefined): Buffer {
  return value === undefined
    ? NOTHING
    : Buffer.concat([tag(number, VARINT), varint(value)]);
}

function double(number: number, value: number | undefined): Buffer {
  if (value === undefined) return NOTHING;
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([tag(number, FIXED_64), bytes]);
}

function delimited(number: number, value: Buffer): Buffer {
  return Buffer.concat([tag(number, DELIMITED), varint(value.length), value]);
}

function tag(number: number, type: number): Buffer {
  return varint(number * 8 + type);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Buffer.from([...bytes, rest]);
}

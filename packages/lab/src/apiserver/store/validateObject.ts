import { invalidValue } from '../schema/fieldCauses';
import { validateRules } from '../schema/validateRules';
import { validateSchema } from '../schema/validateSchema';
import { badRequest, invalid, StatusCause } from '../statusError';
import { KubeObject } from '../types';
import { labelCauses, nameCauses } from './names';
import { RegisteredKind } from './registeredKind';

/** Failures of these kinds leave the rules unchecked, since rules rely on what the schema grants. */
const BLOCKING = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]);

const RULES_NOT_CHECKED = invalidValue(
  '<nil>',
  null,
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
);

/** Throws 422 (or 400 for what could not even be decoded) where an object is not valid. */
export function validateObject(
  kind: RegisteredKind,
  object: KubeObject,
  previous?: KubeObject,
): void {
  const schemaCauses = validateSchema(object, kind.fullSchema);
  refuseUndecodable(kind, schemaCauses);
  const causes = [
    ...nameCauses(object, kind),
    ...labelCauses(object),
    ...schemaCauses,
  ];
  if (kind.hasRules) {
    causes.push(
      ...(schemaCauses.some(cause => BLOCKING.has(cause.reason))
        ? [RULES_NOT_CHECKED]
        : validateRules(object, previous, kind.fullSchema)),
    );
  }
  if (schemaCauses.length === 0 && kind.check) {
    causes.push(...kind.check(object, previous));
  }
  if (causes.length > 0) {
    throw invalid(kind, object.metadata.name ?? '', causes);
  }
}

/** Throws 400 where a built-in kind has a field of another type than its Go struct. */
export function requireDecodable(
  kind: RegisteredKind,
  object: KubeObject,
): void {
  if (!kind.custom) {
    refuseUndecodable(kind, validateSchema(object, kind.fullSchema));
  }
}

function refuseUndecodable(kind: RegisteredKind, causes: StatusCause[]): void {
  const undecodable = causes.find(
    cause =>
      cause.reason === 'FieldValueTypeInvalid' &&
      (!kind.custom || cause.field?.startsWith('metadata.')) &&
      / must be of type /.test(cause.message),
  );
  if (undecodable) {
    throw cannotDecode(kind, undecodable);
  }
}

/** Built-in kinds are Go structs, so a wrong type fails in decoding. */
function cannotDecode(kind: RegisteredKind, cause: StatusCause) {
  const [, expected, actual] =
    /must be of type ([\w,-]+): "([^"]*)"/.exec(cause.message) ?? [];
  const goTypes: Record<string, string> = {
    array: '[]interface {}',
    boolean: 'bool',
    integer: 'int64',
    object: 'map[string]interface {}',
    string: 'string',
  };
  const jsonTypes: Record<string, string> = {
    boolean: 'bool',
    integer: 'number',
  };
  return badRequest(
    `${kind.kind} in version "${kind.version}" cannot be handled as a ${
      kind.kind
    }: json: cannot unmarshal ${
      jsonTypes[actual] ?? actual
    } into Go struct field ${goField(kind, cause.field ?? '')} of type ${
      goTypes[expected] ?? expected
    }`,
  );
}

/** Drops what is undefined, so that a stored object is exactly what JSON would carry. */
export function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/**
 * `ConfigMap.data`, `DeploymentSpec.spec.replicas`: the struct and the path, of a map without its
 * key, as `encoding/json` names a field.
 */
function goField(kind: RegisteredKind, path: string): string {
  const segments = path.replace(/\[\d+\]/g, '').split('.');
  const maps = ['data', 'binaryData', 'stringData', 'labels', 'annotations'];
  const end = segments.findIndex(segment => maps.includes(segment));
  const named = end < 0 ? segments : segments.slice(0, end + 1);
  if (named[0] === 'metadata') {
    return kind.custom
      ? `ObjectMeta.${named.slice(1).join('.')}`
      : `ObjectMeta.${named.join('.')}`;
  }
  const struct =
    named.length > 1 && (named[0] === 'spec' || named[0] === 'status')
      ? `${kind.kind}${named[0][0].toUpperCase()}${named[0].slice(1)}`
      : kind.kind;
  return `${struct}.${named.join('.')}`;
}

import { badRequest, unsupportedMediaType } from '../statusError';
import { messages } from './messages';
import { readFields } from './wireFormat';

export const PROTOBUF_TYPE = 'application/vnd.kubernetes.protobuf';

/** Every body begins with this, `k8s` and a zero byte. */
const MAGIC = Buffer.from('k8s\0');

interface Field {
  name: string;
  type: string;
  shape: 'one' | 'list' | 'map';
  keepsZero: boolean;
}

const tables = new Map<string, Map<number, Field>>();

/**
 * Turns a protobuf body into the object that its JSON form would be. Kubectl from 1.32 on creates
 * built-in kinds this way. A type or field that is not in the table is refused with 415: to drop it
 * silently would store something else than what was sent.
 */
export function decodeProtobuf(body: Buffer): unknown {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw badRequest(
      'provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]',
    );
  }
  try {
    const envelope = new Map(
      [...readFields(body.subarray(MAGIC.length))].map(field => [
        field.number,
        field.value,
      ]),
    );
    const typeMeta = new Map(
      [...readFields(asBytes(envelope.get(1)))].map(field => [
        field.number,
        asBytes(field.value).toString('utf8'),
      ]),
    );
    const kind = typeMeta.get(2) ?? '';
    return {
      apiVersion: typeMeta.get(1),
      kind,
      ...decodeMessage(asBytes(envelope.get(2)), kind),
    };
  } catch (error) {
    if (error instanceof RangeError) {
      throw badRequest(`unable to decode protobuf: ${error.message}`);
    }
    throw error;
  }
}

function decodeMessage(bytes: Buffer, type: string): Record<string, any> {
  const table = tableOf(type);
  const object: Record<string, any> = {};
  for (const { number, value } of readFields(bytes)) {
    const field = table.get(number);
    if (!field) {
      throw notInTable();
    }
    if (field.type !== 'Ignored') {
      assign(object, field, value);
    }
  }
  return object;
}

function assign(
  object: Record<string, any>,
  field: Field,
  value: number | Buffer,
): void {
  const { name, type, shape, keepsZero } = field;
  if (name === '-') {
    Object.assign(object, decodeMessage(asBytes(value), type));
  } else if (shape === 'list') {
    object[name] = [...(object[name] ?? []), decodeValue(value, type)];
  } else if (shape === 'map') {
    const entry = new Map(
      [...readFields(asBytes(value))].map(each => [each.number, each.value]),
    );
    object[name] = {
      ...object[name],
      [asBytes(entry.get(1)).toString('utf8')]: decodeValue(
        entry.get(2) ?? Buffer.alloc(0),
        type,
      ),
    };
  } else {
    const decoded = decodeValue(value, type);
    if (keepsZero || !isZero(decoded)) {
      object[name] = decoded;
    }
  }
}

function decodeValue(value: number | Buffer, type: string): unknown {
  switch (type) {
    case 'string':
      return asBytes(value).toString('utf8');
    case 'bytes':
      return asBytes(value).toString('base64');
    case 'int':
      return asNumber(value);
    case 'bool':
      return asNumber(value) !== 0;
    case 'Time':
      return decodeTime(asBytes(value), false);
    case 'MicroTime':
      return decodeTime(asBytes(value), true);
    case 'Quantity':
      return [...readFields(asBytes(value))]
        .map(each => asBytes(each.value).toString('utf8'))
        .join('');
    case 'FieldsV1':
      return JSON.parse(
        [...readFields(asBytes(value))]
          .map(each => asBytes(each.value).toString('utf8'))
          .join('') || '{}',
      );
    case 'IntOrString':
      return decodeIntOrString(asBytes(value));
    default:
      return decodeMessage(asBytes(value), type);
  }
}

/** `{type, intVal, strVal}`, where type 1 is a string. */
function decodeIntOrString(bytes: Buffer): number | string {
  const fields = new Map(
    [...readFields(bytes)].map(each => [each.number, each.value]),
  );
  return fields.get(1) === 1
    ? asBytes(fields.get(3)).toString('utf8')
    : asNumber(fields.get(2) ?? 0);
}

/** An empty message is no time at all. */
function decodeTime(bytes: Buffer, micro: boolean): string | undefined {
  const fields = new Map(
    [...readFields(bytes)].map(each => [each.number, each.value]),
  );
  const seconds = fields.get(1);
  if (seconds === undefined) {
    return undefined;
  }
  const text = new Date(asNumber(seconds) * 1000).toISOString().slice(0, 19);
  if (!micro) {
    return `${text}Z`;
  }
  const nanoseconds = String(asNumber(fields.get(2) ?? 0)).padStart(9, '0');
  return `${text}.${nanoseconds.slice(0, 6)}Z`;
}

function tableOf(type: string): Map<number, Field> {
  const known = tables.get(type);
  if (known) {
    return known;
  }
  if (!Object.hasOwn(messages, type)) {
    throw notInTable();
  }
  const table = new Map(
    messages[type].split(' ').map(entry => {
      const [number, name, described] = entry.split(':');
      const shapes: Array<[string, Field['shape']]> = [
        ['[]', 'list'],
        ['{}', 'map'],
      ];
      const shape = shapes.find(([mark]) => described.endsWith(mark))?.[1];
      return [
        Number(number),
        {
          name,
          type: described.replace(/(\[\]|\{\}|\*)$/, ''),
          shape: shape ?? 'one',
          keepsZero: described.endsWith('*'),
        },
      ] as const;
    }),
  );
  tables.set(type, table);
  return table;
}

function asBytes(value: number | Buffer | undefined): Buffer {
  if (typeof value === 'number') {
    throw new RangeError('a number stands where bytes were expected');
  }
  return value ?? Buffer.alloc(0);
}

function asNumber(value: number | Buffer): number {
  if (typeof value !== 'number') {
    throw new RangeError('bytes stand where a number was expected');
  }
  return value;
}

function isZero(value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    value === 0 ||
    value === false ||
    (typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === 0)
  );
}

function notInTable() {
  return unsupportedMediaType(['application/json', 'application/yaml']);
}

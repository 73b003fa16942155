import { RegisteredKind } from '../store/registeredKind';
import { KubeObject, PrinterColumn } from '../types';
import { age } from './humanDuration';
import { evaluateJsonPath } from './jsonPath';
import { partialMetadata } from './partialMetadata';

/** `includeObject` of a request for a table. */
export type IncludeObject = 'None' | 'Metadata' | 'Object';

const NAME_DESCRIPTION =
  'Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names';

const AGE_COLUMN: PrinterColumn = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
  description:
    'CreationTimestamp is a timestamp representing the server time when this object was created.',
};

/** `meta.k8s.io/v1 Table` of objects, with the columns of their kind. */
export function buildTable(
  kind: RegisteredKind,
  objects: KubeObject[],
  options: {
    now: Date;
    includeObject: IncludeObject;
    metadata: Record<string, unknown>;
    /** Events of a watch after the first carry no definitions. */
    withColumns: boolean;
  },
): unknown {
  const columns = columnsOf(kind);
  const namedByKind = columns.some(column => column.name === 'Name');
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: options.metadata,
    columnDefinitions: options.withColumns
      ? columnDefinitions(columns, namedByKind)
      : null,
    rows: objects.map(object => ({
      cells: [
        ...(namedByKind ? [] : [object.metadata.name]),
        ...cellsOf(kind, columns, object, options.now),
      ],
      object: includedObject(object, options.includeObject),
    })),
  };
}

function columnsOf(kind: RegisteredKind): PrinterColumn[] {
  return kind.printerColumns && kind.printerColumns.length > 0
    ? kind.printerColumns
    : [AGE_COLUMN];
}

function columnDefinitions(columns: PrinterColumn[], namedByKind: boolean) {
  const definitions = columns.map(column => ({
    name: column.name,
    type: column.type,
    format: column.format ?? (column.name === 'Name' ? 'name' : ''),
    description:
      column.description ??
      `Custom resource definition column (in JSONPath format): ${
        column.jsonPath ?? ''
      }`,
    priority: column.priority ?? 0,
  }));
  return namedByKind
    ? definitions
    : [
        {
          name: 'Name',
          type: 'string',
          format: 'name',
          description: NAME_DESCRIPTION,
          priority: 0,
        },
        ...definitions,
      ];
}

function cellsOf(
  kind: RegisteredKind,
  columns: PrinterColumn[],
  object: KubeObject,
  now: Date,
): unknown[] {
  if (kind.printRow) {
    return kind.printRow(object, now);
  }
  return columns.map(column => {
    const [value] = evaluateJsonPath(object, column.jsonPath ?? '');
    return value === undefined || value === null
      ? null
      : printCell(column.type, value, now);
  });
}

/** A cell as `apiextensions-apiserver`'s table convertor makes it. */
function printCell(
  type: PrinterColumn['type'],
  value: unknown,
  now: Date,
): unknown {
  switch (type) {
    case 'integer':
      return typeof value === 'number' ? Math.trunc(value) : null;
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'date':
      return typeof value === 'string' ? age(value, now) : null;
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

function includedObject(object: KubeObject, include: IncludeObject): unknown {
  if (include === 'None') {
    return null;
  }
  return include === 'Object' ? object : partialMetadata(object);
}

import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { code, table } from './markdown';

const root = resolve(__dirname, '../..');

interface Schema {
  type?: string | string[];
  description?: string;
  enum?: string[];
  visibility?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  required?: string[];
}

const PUBLISHED = [
  '@seedgen/backstage-plugin-seedgen-backend',
  '@seedgen/backstage-plugin-search-backend-module-seedgen',
];

/** The settings, from the schema that Backstage itself reads. */
export function configurationPage(): string {
  const rows = PUBLISHED.map(schemaOf)
    .flatMap(schema => Object.entries(schema.properties ?? {}))
    .flatMap(([name, schema]) => rowsOf(name, schema))
    // A setting that several packages read is in the schema of each.
    .filter(
      ([name], index, all) => all.findIndex(row => row[0] === name) === index,
    );
  return `# Configuration

Every setting of the plugins. A wrong one stops the start of the backend with a message that names it. Lengths of time are
written as \`30s\`, \`5 minutes\` or \`{ minutes: 5 }\`. A name that ends in \`[]\` is a list of what follows.

${table(['setting', 'type', 'meaning'], rows)}
`;
}

function schemaOf(packageName: string): Schema {
  // Into a file: the program ends without waiting for a pipe to take all that it says.
  const file = join(mkdtempSync(join(tmpdir(), 'seedgen-docs-')), 'schema');
  try {
    const output = openSync(file, 'w');
    execFileSync(
      'backstage-cli',
      ['config:schema', '--package', packageName, '--format', 'json'],
      { cwd: root, stdio: ['ignore', output, 'ignore'] },
    );
    closeSync(output);
    const { schemas } = JSON.parse(readFileSync(file, 'utf8')) as {
      schemas: { packageName: string; value: Schema }[];
    };
    const own = schemas.find(schema => schema.packageName === packageName);
    if (!own) throw new Error(`${packageName} has no schema of settings`);
    return own.value;
  } finally {
    rmSync(dirname(file), { recursive: true });
  }
}

function rowsOf(path: string, schema: Schema): string[][] {
  const own = [
    code(path),
    typeOf(schema),
    `${schema.description ?? ''}${
      schema.visibility === 'secret' ? ' **Secret.**' : ''
    }`,
  ];
  if (isDuration(schema)) return [own];
  const item = schema.items;
  return [
    own,
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
      rowsOf(`${path}.${name}`, part),
    ),
    ...Object.entries(item?.properties ?? {}).flatMap(([name, part]) =>
      rowsOf(`${path}[].${name}`, part),
    ),
  ];
}

function typeOf(schema: Schema): string {
  if (isDuration(schema)) return 'length of time';
  if (schema.enum) return schema.enum.map(code).join(' or ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (typeof schema.additionalProperties === 'object') {
    return `map of ${typeOf(schema.additionalProperties)}`;
  }
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  return [schema.type ?? 'any'].flat().join(' or ');
}

/** Backstage's HumanDuration, alone or as the alternative to a text. */
function isDuration({ anyOf, properties }: Schema): boolean {
  if (anyOf) return anyOf.some(isDuration);
  return properties !== undefined && 'milliseconds' in properties;
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { ResourceDefinition } from '../../apiserver/types';
import {
  hubDefinitions,
  klusterletDefinition,
  lifecycleAgentDefinitions,
  openShiftDefinitions,
} from '.';

/** The published schemas lie beside the repository, where somebody has put them. */
const PUBLISHED = resolve(__dirname, '../../../../../../shared/crds');

const definitions = [
  ...openShiftDefinitions,
  ...lifecycleAgentDefinitions,
  ...hubDefinitions,
  klusterletDefinition,
];

function readPublished(): Map<string, any> {
  const found = new Map<string, any>();
  if (existsSync(PUBLISHED)) {
    for (const file of readdirSync(PUBLISHED)) {
      if (file.endsWith('.yaml')) {
        for (const document of parseAllDocuments(
          readFileSync(join(PUBLISHED, file), 'utf8'),
        )) {
          const crd = document.toJS();
          if (crd?.metadata?.name) {
            found.set(crd.metadata.name, crd);
          }
        }
      }
    }
  }
  return found;
}

const published = readPublished();
const nameOf = ({ plural, group }: ResourceDefinition) => `${plural}.${group}`;
// Where nothing is published all are listed, so that each is reported as skipped.
const known = definitions.filter(
  each => !published.size || published.has(nameOf(each)),
);

/** What is the same for both sides: without descriptions, and rules without their blanks. */
const rulesOf = (schema: any) =>
  (schema?.['x-kubernetes-validations'] ?? []).map((each: any) => ({
    rule: each.rule.replace(/\s+/g, ''),
    message: each.message,
  }));

/** Where one schema says something that the other does not say, or says otherwise. */
function differences(ours: any, theirs: any, path: string): string[] {
  if (!theirs) {
    return [`${path}: is not there`];
  }
  const found: string[] = [];
  const same = (key: string) => {
    if (
      ours[key] !== undefined &&
      JSON.stringify(ours[key]) !== JSON.stringify(theirs[key])
    ) {
      found.push(`${path}: ${key} is ${JSON.stringify(theirs[key])}`);
    }
  };
  const open = Boolean(ours['x-kubernetes-preserve-unknown-fields']);
  if (!(open && theirs.type === undefined)) {
    same('type');
  }
  for (const key of [
    'format',
    'default',
    'pattern',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'minItems',
    'maxItems',
    'anyOf',
    'nullable',
    'x-kubernetes-int-or-string',
    'x-kubernetes-list-map-keys',
    'x-kubernetes-list-type',
  ]) {
    same(key);
  }
  const sorted = (list: string[] | undefined) => [...(list ?? [])].sort();
  if (ours.enum && sorted(ours.enum).join() !== sorted(theirs.enum).join()) {
    found.push(`${path}: enum is ${JSON.stringify(theirs.enum)}`);
  }
  if (
    !open &&
    sorted(ours.required).join() !== sorted(theirs.required).join()
  ) {
    found.push(`${path}: required is ${JSON.stringify(theirs.required)}`);
  }
  for (const rule of rulesOf(ours)) {
    if (
      !rulesOf(theirs).some(
        (each: any) => each.rule === rule.rule && each.message === rule.message,
      )
    ) {
      found.push(`${path}: has no rule ${rule.rule}`);
    }
  }
  for (const [name, schema] of Object.entries(ours.properties ?? {})) {
    found.push(
      ...differences(schema, theirs.properties?.[name], `${path}.${name}`),
    );
  }
  if (ours.items) {
    found.push(...differences(ours.items, theirs.items, `${path}[]`));
  }
  if (typeof ours.additionalProperties === 'object') {
    found.push(
      ...differences(
        ours.additionalProperties,
        theirs.additionalProperties,
        `${path}{}`,
      ),
    );
  }
  return found;
}

/** These say all that the published ones say; of others the lab has what it uses. */
const whole = new Set(
  openShiftDefinitions
    .filter(({ group }) =>
      ['config.openshift.io', 'machineconfiguration.openshift.io'].includes(
        group,
      ),
    )
    .map(nameOf),
);

const whenPublished = published.size ? describe : describe.skip;

whenPublished('the schemas of the lab against the published ones', () => {
  it.each(known.map(each => [nameOf(each), each] as const))(
    '%s',
    (name, definition) => {
      const { spec } = published.get(name);
      const version = spec.versions.find(
        (each: any) => each.name === definition.version,
      );
      expect({
        kind: definition.kind,
        singular: definition.singular,
        shortNames: definition.shortNames,
        scope: definition.namespaced ? 'Namespaced' : 'Cluster',
        status: definition.statusSubresource,
        columns: definition.printerColumns?.map(
          ({ name: heading, type, jsonPath }) => ({ heading, type, jsonPath }),
        ),
      }).toEqual({
        kind: spec.names.kind,
        singular: spec.names.singular,
        shortNames: spec.names.shortNames,
        scope: spec.scope,
        status: Boolean(version.subresources?.status),
        columns: version.additionalPrinterColumns?.map((each: any) => ({
          heading: each.name,
          type: each.type,
          jsonPath: each.jsonPath,
        })),
      });
      const theirs = version.schema.openAPIV3Schema;
      expect(differences(definition.schema, theirs, name)).toEqual([]);
      expect(
        whole.has(name) ? differences(theirs, definition.schema, name) : [],
      ).toEqual([]);
    },
  );

  it('leaves no rule of Lifecycle Agent out', () => {
    for (const definition of lifecycleAgentDefinitions) {
      const crd = published.get(nameOf(definition));
      expect(rulesOf(definition.schema)).toEqual(
        rulesOf(crd.spec.versions[0].schema.openAPIV3Schema),
      );
    }
  });
});

describe('the schemas of the lab', () => {
  it.each(definitions.map(each => [nameOf(each), each] as const))(
    '%s has a schema with a spec or a status',
    (_, { schema, custom }) => {
      expect(custom).toBe(true);
      expect(Object.keys(schema.properties)).toEqual(
        expect.arrayContaining(['apiVersion', 'kind', 'metadata', 'spec']),
      );
    },
  );
});

import { parse } from 'yaml';
import {
  buildRegistryAuth,
  buildSeedGenerator,
  buildSeedSecret,
} from './seedGenerator';
import { manifestToYaml } from './yaml';

const MARK = { runId: 'run-1', requestedBy: 'user:default/guest' };
const ANNOTATIONS = {
  'seedgen.io/run': 'run-1',
  'seedgen.io/requested-by': 'user:default/guest',
};
const decode = (text: string) => Buffer.from(text, 'base64').toString('utf8');

describe('buildSeedGenerator', () => {
  it('is the singleton with our annotations and the image as it was given', () => {
    expect(buildSeedGenerator(MARK, 'registry.example/a/b:1')).toEqual({
      apiVersion: 'lca.openshift.io/v1',
      kind: 'SeedGenerator',
      metadata: { name: 'seedimage', annotations: ANNOTATIONS },
      spec: { seedImage: 'registry.example/a/b:1' },
    });
  });
});

describe('buildSeedSecret', () => {
  const auth = buildRegistryAuth('registry.example:8443', 'robot', 'pä:ß"\\');

  it('has the one key that Lifecycle Agent reads, with one registry in it', () => {
    const secret = buildSeedSecret(MARK, auth);
    expect(secret).toMatchObject({
      kind: 'Secret',
      type: 'Opaque',
      metadata: {
        name: 'seedgen',
        namespace: 'openshift-lifecycle-agent',
        annotations: ANNOTATIONS,
      },
    });
    const data = secret.data as Record<string, string>;
    expect(Object.keys(data)).toEqual(['seedAuth']);
    const { auths } = JSON.parse(decode(data.seedAuth));
    expect(Object.keys(auths)).toEqual(['registry.example:8443']);
    expect(decode(auths['registry.example:8443'].auth)).toBe('robot:pä:ß"\\');
  });

  it('can be shown without the credential', () => {
    const shown = manifestToYaml(buildSeedSecret(MARK, undefined));
    expect(parse(shown).data).toEqual({ seedAuth: '<not shown>' });
  });
});

describe('manifestToYaml', () => {
  it('gives back the same object, without folding long lines or YAML 1.1 surprises', () => {
    const manifest = {
      ...buildSeedGenerator(MARK, `registry.example/${'a'.repeat(200)}:1`),
      odd: { no: 'no', number: '012', time: '12:30:45', empty: '' },
    };
    const yaml = manifestToYaml(manifest);
    expect(parse(yaml)).toEqual(manifest);
    expect(parse(yaml, { version: '1.1' })).toEqual(manifest);
    expect(yaml).toContain(`registry.example/${'a'.repeat(200)}:1`);
  });
});

import { pruneFields } from '../../apiserver/schema/pruneFields';
import { createObjectStore } from '../../apiserver/store/createObjectStore';
import { StatusError } from '../../apiserver/statusError';
import { openShiftDefinitions } from '.';

const store = createObjectStore();
openShiftDefinitions.forEach(store.register);

/** What a write of the whole object answers under `fieldValidation=Strict`. */
function answerTo(kindName: string, value: any): string {
  const kind = { ...store.kind(kindName)!, statusSubresource: false };
  const object = {
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    metadata: { name: 'probe' },
    ...value,
  };
  const [unknown] = pruneFields(structuredClone(object), kind.fullSchema);
  if (unknown) return `unknown field ${unknown}`;
  try {
    store.insert(kind, object, { manager: 'probe', dryRun: true });
    return '';
  } catch (error) {
    if (error instanceof StatusError) return error.message;
    throw error;
  }
}

interface Probe {
  what: string;
  value: any;
  /** The field that the refusal must name. */
  field: string;
}

/** Values that break one thing that a schema says, wherever it says it. */
function* probesOf(
  schema: any,
  wrap: (value: any) => any,
  path: string,
): Generator<Probe> {
  const refuse = (what: string, value: any): Probe => ({
    what: `${path}: ${what}`,
    value: wrap(value),
    field: path,
  });
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'];
  if (schema.type) {
    yield refuse('of another type', schema.type === 'boolean' ? 'x' : true);
  }
  if (schema.enum) yield refuse('not of the enum', 'of no enum');
  if (schema.maxLength) {
    yield refuse('too long', 'a'.repeat(schema.maxLength + 1));
  }
  if (schema.minLength) yield refuse('too short', '');
  if (schema.pattern) yield refuse('against the pattern', '\n!');
  if (schema.type === 'string' && (schema.format || schema.anyOf)) {
    yield refuse('against the format', '!');
  }
  if (schema.minimum !== undefined) yield refuse('small', schema.minimum - 1);
  if (schema.maximum !== undefined) yield refuse('large', schema.maximum + 1);
  if (schema.type === 'array') {
    if (schema.minItems) yield refuse('too few', []);
    if (schema.maxItems) {
      yield refuse('too many', new Array(schema.maxItems + 1).fill('x'));
    }
    yield* probesOf(schema.items, value => wrap([value]), `${path}[0]`);
  }
  if (schema.properties) {
    if (!isOpen) {
      yield {
        ...refuse('unknown field', { unknownField: 1 }),
        field: `${path}.unknownField`,
      };
    }
    for (const field of schema.required ?? []) {
      yield {
        ...refuse(`without ${field}`, {}),
        field: `${path}.${field}`,
      };
    }
    for (const [field, below] of Object.entries(schema.properties)) {
      yield* probesOf(
        below,
        value => wrap({ [field]: value }),
        `${path}.${field}`,
      );
    }
  }
}

const probed = openShiftDefinitions.filter(({ group }) =>
  ['config.openshift.io', 'machineconfiguration.openshift.io'].includes(group),
);

describe.each(probed.map(each => [each.kind, each] as const))(
  'the schema of %s',
  (_, { group, kind, schema }) => {
    const probes = (['spec', 'status'] as const).flatMap(part =>
      schema.properties[part]
        ? [
            ...probesOf(
              schema.properties[part],
              value => ({ spec: {}, [part]: value }),
              part,
            ),
          ]
        : [],
    );

    it('is held against every field', () => {
      expect(probes.length).toBeGreaterThan(4);
      const taken = probes.filter(
        ({ value, field }) =>
          !answerTo(`${group}/${kind}`, value).includes(field),
      );
      expect(taken.map(({ what }) => what)).toEqual([]);
    });
  },
);

const onBareMetal = (field: string, value: unknown) => ({
  spec: { platformSpec: { baremetal: { [field]: value } } },
});
const onVSphere = (value: unknown) => ({
  spec: { platformSpec: { vsphere: value } },
});
const failureDomain = {
  name: 'a',
  region: 'r',
  zone: 'z',
  server: 'center.example',
  topology: {
    computeCluster: '/dc/host/c',
    datacenter: 'dc',
    datastore: '/dc/datastore/d',
    networks: ['n'],
  },
};
const updateTo = (desiredUpdate: unknown) => ({
  spec: { clusterID: 'x', desiredUpdate },
});
const optional = (capabilities: unknown) => ({
  spec: { clusterID: 'x', capabilities },
});
const blocked = (...blockedRegistries: string[]) => ({
  spec: { registrySources: { blockedRegistries } },
});
const mirrored = (source: string) => ({
  spec: { imageDigestMirrors: [{ source }] },
});

// What a kube-apiserver answered with the published definitions.
it.each([
  ['Infrastructure', onBareMetal('ingressIPs', ['10.0.0.1', 'fd00::1']), ''],
  [
    'Infrastructure',
    onBareMetal('ingressIPs', ['10.0.0.1', '10.0.0.2']),
    'ingressIPs must contain at most one IPv4 address and at most one IPv6 address',
  ],
  [
    'Infrastructure',
    onBareMetal('ingressIPs', ['::ffff:1.2.3.4']),
    'value must be a valid IP address',
  ],
  [
    'Infrastructure',
    onBareMetal('ingressIPs', ['fe80::1%eth0']),
    'value must be a valid IP address',
  ],
  ['Infrastructure', onBareMetal('machineNetworks', ['10.0.0.1/8']), ''],
  [
    'Infrastructure',
    onBareMetal('machineNetworks', ['10.0.0.0/08']),
    'value must be a valid CIDR network address',
  ],
  [
    'Infrastructure',
    onBareMetal('machineNetworks', ['10.0.0.0/8', '10.0.0.0/8']),
    'failed rule: self.all(x, self.exists_one(y, x == y))',
  ],
  ['Infrastructure', onVSphere({ failureDomains: [failureDomain] }), ''],
  [
    'Infrastructure',
    onVSphere({ failureDomains: [{ ...failureDomain, server: 'a-b-c' }] }),
    'must validate at least one schema (anyOf)',
  ],
  [
    'Infrastructure',
    onVSphere({
      failureDomains: [
        { ...failureDomain, zoneAffinity: { type: 'ComputeCluster' } },
      ],
    }),
    'regionAffinity type must be Datacenter',
  ],
  [
    'Infrastructure',
    onVSphere({
      failureDomains: [
        { ...failureDomain, zoneAffinity: { type: 'HostGroup' } },
      ],
    }),
    'hostGroup is required when type is HostGroup',
  ],
  ['ClusterVersion', updateTo({ architecture: 'Multi', version: '4' }), ''],
  [
    'ClusterVersion',
    updateTo({ architecture: 'Multi' }),
    'no such key: version evaluating rule: Version must be set if Architecture is set',
  ],
  [
    'ClusterVersion',
    updateTo({ architecture: 'Multi', version: '4', image: 'i' }),
    'cannot set both Architecture and Image',
  ],
  [
    'ClusterVersion',
    optional({ additionalEnabledCapabilities: ['Console'] }),
    '',
  ],
  [
    'ClusterVersion',
    optional({
      baselineCapabilitySet: 'None',
      additionalEnabledCapabilities: ['marketplace'],
    }),
    'the `marketplace` capability requires',
  ],
  ['Image', blocked('*.example.com', 'registry.example:5000/a/b_c'), ''],
  ['Image', blocked('registry.example/a:tag'), 'each registry must be a valid'],
  [
    'Image',
    {
      spec: {
        registrySources: { blockedRegistries: [], allowedRegistries: [] },
      },
    },
    'Only one of blockedRegistries or allowedRegistries may be set',
  ],
  ['ImageDigestMirrorSet', mirrored('quay.io/openshift-release-dev'), ''],
  ['ImageDigestMirrorSet', mirrored('quay.io/A'), 'should match'],
  // In time, where JavaScript would try all ways to divide it.
  ['ImageDigestMirrorSet', mirrored(`a/${'a'.repeat(40)}!`), 'should match'],
] as Array<[string, any, string]>)('of %s %j', (kind, value, problem) => {
  const answer = answerTo(`config.openshift.io/${kind}`, value);
  expect(answer).toContain(problem);
  expect(Boolean(answer)).toBe(problem !== '');
});

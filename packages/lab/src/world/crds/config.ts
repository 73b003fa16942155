import type { ResourceDefinition } from '../../apiserver/types';
import { conditionColumn, textColumn } from './columns';
import type { Schema } from './schema';
import {
  anything,
  atomicList,
  flag,
  integer,
  list,
  looseConditionSchema,
  mapList,
  object,
  oneOf,
  resource,
  text,
  timestamp,
} from './schema';

/** The parts that all kinds of `config.openshift.io/v1` share. */
function configKind(
  kind: string,
  plural: string,
  rest: Pick<ResourceDefinition, 'schema'> & Partial<ResourceDefinition>,
): ResourceDefinition {
  return {
    group: 'config.openshift.io',
    version: 'v1',
    kind,
    plural,
    singular: kind.toLocaleLowerCase('en-US'),
    namespaced: false,
    statusSubresource: true,
    custom: true,
    ...rest,
  };
}

const conditions = () => mapList(looseConditionSchema(), 'type');
const reference = () => object({ 'name!': text() });
const release = (more: Record<string, Schema> = {}) =>
  object({
    architecture: oneOf('Multi', ''),
    channels: list(text(), { 'x-kubernetes-list-type': 'set' }),
    'image!': text(),
    url: text(),
    'version!': text(),
    ...more,
  });

export const clusterVersionDefinition = configKind(
  'ClusterVersion',
  'clusterversions',
  {
    printerColumns: [
      textColumn('Version', '.status.history[?(@.state=="Completed")].version'),
      conditionColumn('Available'),
      conditionColumn('Progressing'),
      conditionColumn('Since', 'Progressing', 'lastTransitionTime'),
      conditionColumn('Status', 'Progressing', 'message'),
    ],
    schema: resource({
      specRequired: true,
      spec: object({
        capabilities: object({
          additionalEnabledCapabilities: atomicList(text()),
          baselineCapabilitySet: text(),
        }),
        channel: text(),
        'clusterID!': text(),
        desiredUpdate: object({
          architecture: oneOf('Multi', ''),
          force: flag(),
          image: text(),
          version: text(),
        }),
        upstream: text(),
      }),
      status: object({
        'availableUpdates!': { ...atomicList(release()), nullable: true },
        capabilities: object({
          enabledCapabilities: atomicList(text()),
          knownCapabilities: atomicList(text()),
        }),
        conditions: conditions(),
        'desired!': release(),
        history: atomicList(
          object({
            acceptedRisks: text(),
            'completionTime!': { ...timestamp(), nullable: true },
            'image!': text(),
            'startedTime!': timestamp(),
            'state!': text(),
            'verified!': flag(),
            version: text(),
          }),
        ),
        'observedGeneration!': integer('int64'),
        'versionHash!': text(),
      }),
    }),
  },
);

export const clusterOperatorDefinition = configKind(
  'ClusterOperator',
  'clusteroperators',
  {
    shortNames: ['co'],
    printerColumns: [
      textColumn('Version', '.status.versions[?(@.name=="operator")].version'),
      conditionColumn('Available'),
      conditionColumn('Progressing'),
      conditionColumn('Degraded'),
      conditionColumn('Since', 'Available', 'lastTransitionTime'),
    ],
    schema: resource({
      specRequired: true,
      spec: object({}),
      status: object({
        conditions: conditions(),
        extension: { ...anything(), nullable: true },
        relatedObjects: list(
          object({
            'group!': text(),
            'name!': text(),
            namespace: text(),
            'resource!': text(),
          }),
        ),
        versions: list(object({ 'name!': text(), 'version!': text() })),
      }),
    }),
  },
);

const topologies = [
  'HighlyAvailable',
  'HighlyAvailableArbiter',
  'SingleReplica',
  'DualReplica',
  'External',
];

export const infrastructureDefinition = configKind(
  'Infrastructure',
  'infrastructures',
  {
    schema: resource({
      specRequired: true,
      spec: object({
        cloudConfig: object({ key: text(), name: text() }),
        platformSpec: anything(),
      }),
      status: object({
        apiServerInternalURI: text(),
        apiServerURL: text(),
        controlPlaneTopology: {
          ...oneOf(...topologies),
          default: 'HighlyAvailable',
        },
        cpuPartitioning: { ...oneOf('None', 'AllNodes'), default: 'None' },
        etcdDiscoveryDomain: text(),
        infrastructureName: text(),
        infrastructureTopology: {
          ...oneOf('HighlyAvailable', 'SingleReplica'),
          default: 'HighlyAvailable',
        },
        platform: text(),
        platformStatus: anything(),
      }),
    }),
  },
);

export const proxyDefinition = configKind('Proxy', 'proxies', {
  schema: resource({
    specRequired: true,
    spec: object({
      httpProxy: text(),
      httpsProxy: text(),
      noProxy: text(),
      readinessEndpoints: list(text()),
      trustedCA: reference(),
    }),
    status: object({ httpProxy: text(), httpsProxy: text(), noProxy: text() }),
  }),
});

export const imageConfigDefinition = configKind('Image', 'images', {
  schema: resource({
    specRequired: true,
    spec: object({
      additionalTrustedCA: reference(),
      allowedRegistriesForImport: atomicList(
        object({ domainName: text(), insecure: flag() }),
      ),
      externalRegistryHostnames: atomicList(text()),
      imageStreamImportMode: oneOf('', 'Legacy', 'PreserveOriginal'),
      registrySources: object({
        allowedRegistries: atomicList(text()),
        blockedRegistries: atomicList(text()),
        insecureRegistries: atomicList(text()),
      }),
    }),
    status: object({
      externalRegistryHostnames: atomicList(text()),
      imageStreamImportMode: oneOf('', 'Legacy', 'PreserveOriginal'),
      internalRegistryHostname: text(),
    }),
  }),
});

export const imageDigestMirrorSetDefinition = configKind(
  'ImageDigestMirrorSet',
  'imagedigestmirrorsets',
  {
    shortNames: ['idms'],
    schema: resource({
      specRequired: true,
      spec: object({
        imageDigestMirrors: atomicList(
          object({
            mirrorSourcePolicy: oneOf(
              'NeverContactSource',
              'AllowContactingSource',
            ),
            mirrors: list(text(), { 'x-kubernetes-list-type': 'set' }),
            'source!': text(),
          }),
        ),
      }),
      status: object({}),
    }),
  },
);

export const imageTagMirrorSetDefinition = configKind(
  'ImageTagMirrorSet',
  'imagetagmirrorsets',
  {
    shortNames: ['itms'],
    schema: resource({
      specRequired: true,
      spec: object({
        imageTagMirrors: atomicList(
          object({
            mirrorSourcePolicy: oneOf(
              'NeverContactSource',
              'AllowContactingSource',
            ),
            mirrors: list(text(), { 'x-kubernetes-list-type': 'set' }),
            'source!': text(),
          }),
        ),
      }),
      status: object({}),
    }),
  },
);

/** What the two kinds of mirror sets replace, and what the machine config operator still reads. */
export const imageContentSourcePolicyDefinition = configKind(
  'ImageContentSourcePolicy',
  'imagecontentsourcepolicies',
  {
    group: 'operator.openshift.io',
    version: 'v1alpha1',
    schema: resource({
      specRequired: true,
      spec: object({
        repositoryDigestMirrors: list(
          object({ mirrors: list(text()), 'source!': text() }),
        ),
      }),
    }),
  },
);

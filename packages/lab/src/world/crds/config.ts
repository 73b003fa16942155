import {
  MIRROR_PATTERN,
  SOURCE_PATTERN,
} from '../../apiserver/schema/knownPatterns';
import type { ResourceDefinition } from '../../apiserver/types';
import { conditionColumn, textColumn } from './columns';
import { ruled } from './infrastructureParts';
import { infrastructureSpec } from './infrastructureSpec';
import { infrastructureStatus } from './infrastructureStatus';
import type { Schema } from './schema';
import {
  anything,
  atomicList,
  conditionSchema,
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

const capability = () =>
  oneOf(
    'openshift-samples',
    'baremetal',
    'marketplace',
    'Console',
    'Insights',
    'Storage',
    'CSISnapshot',
    'NodeTuning',
    'MachineAPI',
    'Build',
    'DeploymentConfig',
    'ImageRegistry',
    'OperatorLifecycleManager',
    'CloudCredential',
    'Ingress',
    'CloudControllerManager',
    'OperatorLifecycleManagerV1',
  );

/** An update that is advised against for clusters of which something is true. */
const conditionalUpdate = () =>
  object({
    conditions: mapList(conditionSchema(), 'type'),
    'release!': release(),
    'risks!': {
      ...mapList(
        object({
          'matchingRules!': {
            ...atomicList(
              object({
                promql: object({ 'promql!': text() }),
                'type!': oneOf('Always', 'PromQL'),
              }),
            ),
            minItems: 1,
          },
          'message!': text({ minLength: 1 }),
          'name!': text({ minLength: 1 }),
          'url!': text({ format: 'uri', minLength: 1 }),
        }),
        'name',
      ),
      maxItems: 200,
      minItems: 1,
    },
  });

const MARKETPLACE_NEEDS_OLM = {
  rule: "has(self.spec.capabilities) && has(self.spec.capabilities.additionalEnabledCapabilities) && self.spec.capabilities.baselineCapabilitySet == 'None' && 'marketplace' in self.spec.capabilities.additionalEnabledCapabilities ? 'OperatorLifecycleManager' in self.spec.capabilities.additionalEnabledCapabilities || (has(self.status) && has(self.status.capabilities) && has(self.status.capabilities.enabledCapabilities) && 'OperatorLifecycleManager' in self.status.capabilities.enabledCapabilities) : true",
  message:
    'the `marketplace` capability requires the `OperatorLifecycleManager` capability, which is neither explicitly or implicitly enabled in this cluster, please enable the `OperatorLifecycleManager` capability',
};

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
    schema: resource(
      {
        specRequired: true,
        spec: object({
          capabilities: object({
            additionalEnabledCapabilities: atomicList(capability()),
            baselineCapabilitySet: oneOf(
              'None',
              ...[11, 12, 13, 14, 15, 16, 17, 18].map(minor => `v4.${minor}`),
              'vCurrent',
            ),
          }),
          channel: text(),
          'clusterID!': text(),
          desiredUpdate: object(
            {
              architecture: oneOf('Multi', ''),
              force: flag(),
              image: text(),
              version: text(),
            },
            ruled(
              {
                rule: 'has(self.architecture) && has(self.image) ? (self.architecture == "" || self.image == "") : true',
                message: 'cannot set both Architecture and Image',
              },
              {
                rule: 'has(self.architecture) && self.architecture != "" ? self.version != "" : true',
                message: 'Version must be set if Architecture is set',
              },
            ),
          ),
          overrides: mapList(
            object({
              'group!': text(),
              'kind!': text(),
              'name!': text(),
              'namespace!': text(),
              'unmanaged!': flag(),
            }),
            'kind',
            'group',
            'namespace',
            'name',
          ),
          upstream: text(),
        }),
        status: object({
          'availableUpdates!': { ...atomicList(release()), nullable: true },
          capabilities: object({
            enabledCapabilities: atomicList(capability()),
            knownCapabilities: atomicList(capability()),
          }),
          conditionalUpdates: {
            ...atomicList(conditionalUpdate()),
            maxItems: 500,
          },
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
      },
      [MARKETPLACE_NEEDS_OLM],
    ),
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

export const infrastructureDefinition = configKind(
  'Infrastructure',
  'infrastructures',
  {
    schema: resource({
      specRequired: true,
      spec: infrastructureSpec(),
      status: infrastructureStatus(),
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

const registries = (): Schema => ({
  ...atomicList(
    text({
      maxLength: 256,
      minLength: 1,
      ...ruled({
        rule: `self.matches('${SOURCE_PATTERN.split('\\').join('\\\\')}')`,
        message:
          'each registry must be a valid hostname[:port][/path] or wildcard *.hostname format without tags or digests',
      }),
    }),
  ),
  maxItems: 1024,
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
      registrySources: object(
        {
          allowedRegistries: registries(),
          blockedRegistries: registries(),
          containerRuntimeSearchRegistries: list(text(), {
            'x-kubernetes-list-type': 'set',
            format: 'hostname',
            minItems: 1,
          }),
          insecureRegistries: registries(),
        },
        ruled({
          rule: 'has(self.blockedRegistries) ? !has(self.allowedRegistries) : true',
          message:
            'Only one of blockedRegistries or allowedRegistries may be set',
        }),
      ),
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
            mirrors: list(text({ pattern: MIRROR_PATTERN }), {
              'x-kubernetes-list-type': 'set',
            }),
            'source!': text({ pattern: SOURCE_PATTERN }),
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
            mirrors: list(text({ pattern: MIRROR_PATTERN }), {
              'x-kubernetes-list-type': 'set',
            }),
            'source!': text({ pattern: SOURCE_PATTERN }),
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

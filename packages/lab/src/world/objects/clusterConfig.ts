import type { KubeObject } from '../../apiserver/types';
import type { ClusterSpec } from '../clusterSpec';
import { clusterDomain } from '../clusterSpec';
import { stableUuid } from '../node/stableUuid';
import { condition } from './put';

const OPERATORS = [
  'authentication',
  'baremetal',
  'cloud-controller-manager',
  'cloud-credential',
  'cluster-autoscaler',
  'config-operator',
  'console',
  'control-plane-machine-set',
  'csi-snapshot-controller',
  'dns',
  'etcd',
  'image-registry',
  'ingress',
  'insights',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-storage-version-migrator',
  'machine-api',
  'machine-approver',
  'machine-config',
  'marketplace',
  'monitoring',
  'network',
  'node-tuning',
  'olm',
  'openshift-apiserver',
  'openshift-controller-manager',
  'openshift-samples',
  'operator-lifecycle-manager',
  'operator-lifecycle-manager-catalog',
  'operator-lifecycle-manager-packageserver',
  'service-ca',
  'storage',
];

const CONFIG = 'config.openshift.io/v1';

/** Digest of the release image of this version, the same at every start. */
export function releaseImage(spec: ClusterSpec): string {
  const digest = (stableUuid(spec.version) + stableUuid(`${spec.version}/2`))
    .replace(/-/g, '')
    .slice(0, 64);
  return `quay.io/openshift-release-dev/ocp-release@sha256:${digest}`;
}

/** Identifier of the cluster, the same at every start. */
export function clusterId(spec: ClusterSpec): string {
  return stableUuid(`cluster/${spec.name}`);
}

/** ClusterVersion, ClusterOperators, Infrastructure, Proxy and the image configuration. */
export function clusterConfigObjects(
  spec: ClusterSpec,
  now: string,
): KubeObject[] {
  return [
    clusterVersion(spec, now),
    ...OPERATORS.map(name => clusterOperator(name, spec, now)),
    infrastructure(spec),
    {
      apiVersion: CONFIG,
      kind: 'Proxy',
      metadata: { name: 'cluster' },
      spec: { trustedCA: { name: 'user-ca-bundle' } },
      status: {},
    },
    {
      apiVersion: CONFIG,
      kind: 'Image',
      metadata: { name: 'cluster' },
      spec: { additionalTrustedCA: { name: 'registry-config' } },
      status: {
        internalRegistryHostname:
          'image-registry.openshift-image-registry.svc:5000',
      },
    },
  ];
}

function clusterVersion(spec: ClusterSpec, now: string): KubeObject {
  const image = releaseImage(spec);
  const channel = `stable-${spec.version.split('.').slice(0, 2).join('.')}`;
  return {
    apiVersion: CONFIG,
    kind: 'ClusterVersion',
    metadata: { name: 'version' },
    spec: { channel, clusterID: clusterId(spec) },
    status: {
      availableUpdates: null,
      conditions: [
        condition(
          'RetrievedUpdates',
          'False',
          now,
          'RemoteFailed',
          'Unable to retrieve available updates: the update service is not reachable from this network',
        ),
        condition(
          'ReleaseAccepted',
          'True',
          now,
          'PayloadLoaded',
          `Payload loaded version="${spec.version}" image="${image}" architecture="amd64"`,
        ),
        condition(
          'Available',
          'True',
          now,
          '',
          `Done applying ${spec.version}`,
        ),
        condition('Failing', 'False', now),
        condition(
          'Progressing',
          'False',
          now,
          '',
          `Cluster version is ${spec.version}`,
        ),
      ],
      desired: { channels: [channel], image, version: spec.version },
      history: [
        {
          completionTime: now,
          image,
          startedTime: now,
          state: 'Completed',
          verified: false,
          version: spec.version,
        },
      ],
      observedGeneration: 1,
      versionHash: stableUuid(image).slice(0, 8),
    },
  };
}

function clusterOperator(
  name: string,
  spec: ClusterSpec,
  now: string,
): KubeObject {
  return {
    apiVersion: CONFIG,
    kind: 'ClusterOperator',
    metadata: { name },
    spec: {},
    status: {
      conditions: [
        condition('Degraded', 'False', now, 'AsExpected', 'All is well'),
        condition('Progressing', 'False', now, 'AsExpected', 'All is well'),
        condition('Available', 'True', now, 'AsExpected', 'All is well'),
        condition('Upgradeable', 'True', now, 'AsExpected', 'All is well'),
      ],
      extension: null,
      relatedObjects: [],
      versions: [{ name: 'operator', version: spec.version }],
    },
  };
}

function infrastructure(spec: ClusterSpec): KubeObject {
  const domain = clusterDomain(spec);
  return {
    apiVersion: CONFIG,
    kind: 'Infrastructure',
    metadata: { name: 'cluster' },
    spec: { cloudConfig: { name: '' }, platformSpec: { type: 'None' } },
    status: {
      apiServerInternalURI: `https://api-int.${domain}:6443`,
      apiServerURL: `https://api.${domain}:6443`,
      controlPlaneTopology: 'SingleReplica',
      cpuPartitioning: 'None',
      etcdDiscoveryDomain: '',
      infrastructureName: `${spec.name}-${clusterId(spec).slice(0, 5)}`,
      infrastructureTopology: 'SingleReplica',
      platform: 'None',
      platformStatus: { type: 'None' },
    },
  };
}

import type { KubeObject } from '../../apiserver/types';
import type { ClusterSpec } from '../clusterSpec';

export const MARKETPLACE_NAMESPACE = 'openshift-marketplace';
export const CATALOG_SOURCE = 'operators.coreos.com/CatalogSource';
export const PACKAGE_MANIFEST = 'packages.operators.coreos.com/PackageManifest';
export const OPERATOR_HUB = 'config.openshift.io/OperatorHub';

/** A package as a catalog has it, with one channel. */
export interface CatalogPackage {
  name: string;
  displayName: string;
  version: string;
  channel: string;
}

/** What the images of catalogs contain. An image that is not in it cannot be pulled. */
export type CatalogContents = Map<string, readonly CatalogPackage[]>;

/** The catalogs that come with OpenShift, by the name of their CatalogSource. */
const DEFAULTS = {
  'certified-operators': ['Certified Operators', 'certified-operator-index'],
  'community-operators': ['Community Operators', 'community-operator-index'],
  'redhat-marketplace': ['Red Hat Marketplace', 'redhat-marketplace-index'],
  'redhat-operators': ['Red Hat Operators', 'redhat-operator-index'],
} as const;

/** `4.18` of `4.18.27`. */
function minorOf(spec: ClusterSpec): string {
  return spec.version.split('.').slice(0, 2).join('.');
}

function defaultImage(spec: ClusterSpec, index: string): string {
  return `registry.redhat.io/redhat/${index}:v${minorOf(spec)}`;
}

export function lifecycleAgentPackage(spec: ClusterSpec): CatalogPackage {
  return {
    name: 'lifecycle-agent',
    displayName: 'Lifecycle Agent',
    version: spec.lifecycleAgentVersion,
    channel: 'stable',
  };
}

/** What Red Hat's catalog has, as far as it matters to anybody who takes seeds. */
export function redHatPackages(spec: ClusterSpec): CatalogPackage[] {
  return [
    lifecycleAgentPackage(spec),
    {
      name: 'advanced-cluster-management',
      displayName: 'Advanced Cluster Management for Kubernetes',
      version: '2.13.4',
      channel: 'release-2.13',
    },
    {
      name: 'multicluster-engine',
      displayName: 'multicluster engine for Kubernetes',
      version: '2.8.3',
      channel: 'stable-2.8',
    },
    {
      name: 'openshift-gitops-operator',
      displayName: 'Red Hat OpenShift GitOps',
      version: '1.16.2',
      channel: 'latest',
    },
    {
      name: 'redhat-oadp-operator',
      displayName: 'OADP Operator',
      version: '1.4.5',
      channel: 'stable-1.4',
    },
  ];
}

/** What the catalogs of a connected cluster contain. */
export function defaultCatalogContents(spec: ClusterSpec): CatalogContents {
  return new Map(
    Object.entries(DEFAULTS).map(([name, [, index]]) => [
      defaultImage(spec, index),
      name === 'redhat-operators' ? redHatPackages(spec) : [],
    ]),
  );
}

export function defaultCatalogSources(spec: ClusterSpec): KubeObject[] {
  return Object.entries(DEFAULTS).map(([name, [displayName, index]]) =>
    catalogSource(name, displayName, 'Red Hat', defaultImage(spec, index)),
  );
}

/** The name that oc-mirror gives to the CatalogSource of a mirrored catalog, and the catalog's image. */
export function mirroredCatalog(
  spec: ClusterSpec,
  registryHost: string,
): { name: string; image: string } {
  const tag = `v${minorOf(spec)}`;
  return {
    name: `cs-redhat-operator-index-${tag.replace('.', '-')}`,
    image: `${registryHost}/redhat/redhat-operator-index:${tag}`,
  };
}

export function catalogSource(
  name: string,
  displayName: string | undefined,
  publisher: string | undefined,
  image: string,
): KubeObject {
  return {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'CatalogSource',
    metadata: { name, namespace: MARKETPLACE_NAMESPACE },
    spec: {
      ...(displayName ? { displayName } : {}),
      ...(publisher ? { publisher } : {}),
      image,
      sourceType: 'grpc',
      updateStrategy: { registryPoll: { interval: '10m' } },
    },
  };
}

/** What `status` says of a catalog and the connection to it. */
export function connectionState(
  name: string,
  lastObservedState: 'CONNECTING' | 'READY' | 'TRANSIENT_FAILURE',
  now: string,
): Record<string, unknown> {
  return {
    connectionState: {
      address: `${name}.${MARKETPLACE_NAMESPACE}.svc:50051`,
      lastConnect: now,
      lastObservedState,
    },
    registryService: {
      createdAt: now,
      port: '50051',
      protocol: 'grpc',
      serviceName: name,
      serviceNamespace: MARKETPLACE_NAMESPACE,
    },
  };
}

/** A package as OLM's package server shows it. */
export function packageManifest(
  source: KubeObject,
  offered: CatalogPackage,
): KubeObject {
  const { name, namespace } = source.metadata;
  const currentCSV = `${offered.name}.v${offered.version}`;
  const { displayName = '', publisher = '' } = source.spec;
  return {
    apiVersion: 'packages.operators.coreos.com/v1',
    kind: 'PackageManifest',
    metadata: {
      name: offered.name,
      namespace,
      labels: { catalog: name, 'catalog-namespace': namespace ?? '' },
    },
    spec: {},
    status: {
      catalogSource: name,
      catalogSourceDisplayName: displayName,
      catalogSourceNamespace: namespace,
      catalogSourcePublisher: publisher,
      channels: [
        {
          name: offered.channel,
          currentCSV,
          currentCSVDesc: {
            displayName: offered.displayName,
            version: offered.version,
            installModes: [
              { type: 'OwnNamespace', supported: true },
              { type: 'SingleNamespace', supported: false },
              { type: 'MultiNamespace', supported: false },
              { type: 'AllNamespaces', supported: false },
            ],
          },
          entries: [{ name: currentCSV, version: offered.version }],
        },
      ],
      defaultChannel: offered.channel,
      packageName: offered.name,
      provider: { name: 'Red Hat' },
    },
  };
}

import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';
import { cleanText } from '../cleanText';
import type { KubernetesObject } from '../types';

// How Kubernetes names architectures, and how releases and tags do.
const RELEASE_ARCHITECTURES: Record<string, string> = {
  amd64: 'x86_64',
  arm64: 'aarch64',
};

/** Identity and version of the cluster, from its ClusterVersion. */
export function readVersion(
  version: KubernetesObject,
): Pick<ClusterSnapshot, 'clusterId' | 'version'> {
  return {
    clusterId: shortText(version.spec?.clusterID),
    version: shortText(version.status?.desired?.version),
  };
}

/** The node of a SNO and its architecture as release tags name it. */
export function readNode(
  node: KubernetesObject,
): Pick<ClusterSnapshot, 'node' | 'architecture'> {
  const architecture = shortText(node.status?.nodeInfo?.architecture);
  return {
    node: node.metadata.name,
    architecture:
      architecture && (RELEASE_ARCHITECTURES[architecture] ?? architecture),
  };
}

/** Lifecycle Agent's Deployment and ClusterServiceVersions, as far as each could be read. */
export function readLifecycleAgent(
  deployment: KubernetesObject | 'absent',
  serviceVersions: KubernetesObject[],
): NonNullable<ClusterSnapshot['lifecycleAgent']> {
  const serviceVersion = serviceVersions.find(({ metadata }) =>
    metadata.name.startsWith('lifecycle-agent.v'),
  );
  return {
    installed: deployment !== 'absent' || serviceVersion !== undefined,
    ready:
      deployment !== 'absent' &&
      Number(deployment.status?.availableReplicas ?? 0) > 0,
    version:
      shortText(serviceVersion?.spec?.version) ??
      serviceVersion?.metadata.name.replace(/^lifecycle-agent\.v/, ''),
  };
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== ''
    ? cleanText(value, 256)
    : undefined;
}

import type { KubernetesObject } from '../clusters/types';

/**
 * The release that a ClusterVersion is at. That is the last completed entry of its history;
 * `desired` is where it is going.
 */
export function versionOf(
  clusterVersion: KubernetesObject,
): string | undefined {
  const history: { state?: string; version?: string }[] =
    clusterVersion.status?.history ?? [];
  const completed = history.find(({ state }) => state === 'Completed');
  return completed?.version ?? clusterVersion.status?.desired?.version;
}

// Kubernetes names architectures as Go does, release images and their tags as RPM does.
const ARCHITECTURES: Record<string, string> = {
  amd64: 'x86_64',
  arm64: 'aarch64',
};

/** Architecture of a node as it stands in tags, e.g. `x86_64`. */
export function architectureOf(
  node: KubernetesObject | undefined,
): string | undefined {
  const architecture: string | undefined = node?.status?.nodeInfo?.architecture;
  return architecture && (ARCHITECTURES[architecture] ?? architecture);
}

/** The status of a condition: `True`, `False`, `Unknown`, or undefined if there is none. */
export function conditionStatus(
  object: KubernetesObject,
  type: string,
): string | undefined {
  return conditionOf(object, type)?.status;
}

/** A condition of an object. */
export function conditionOf(
  object: KubernetesObject,
  type: string,
): { status?: string; reason?: string; message?: string } | undefined {
  const conditions: unknown = object.status?.conditions;
  return Array.isArray(conditions)
    ? conditions.find(condition => condition?.type === type)
    : undefined;
}

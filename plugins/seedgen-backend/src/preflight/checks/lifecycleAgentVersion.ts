import type { KubernetesObject } from '../../clusters/types';

/** Lifecycle Agent's ClusterServiceVersion among those of its namespace. */
export function lifecycleAgentVersion(
  versions: readonly KubernetesObject[],
): KubernetesObject | undefined {
  return (
    versions
      .filter(({ metadata }) => metadata.name.startsWith('lifecycle-agent.v'))
      // While it is upgraded there are two; the newer one replaces the other.
      .sort((a, b) =>
        b.metadata.name.localeCompare(a.metadata.name, 'en', { numeric: true }),
      )[0]
  );
}

import type { ClusterSnapshot } from '@seedgen/backstage-plugin-seedgen-common';

/**
 * The picture to keep after a new look.
 *
 * What the new look could not see stays as it was last seen: the layout carries its own time, and
 * everything else is as of `reachableAt`. A cluster that answers with another identity starts anew,
 * since what was known is not about it.
 */
export function mergeSnapshot(
  previous: ClusterSnapshot | undefined,
  next: ClusterSnapshot,
): ClusterSnapshot {
  if (!previous || isAnother(previous, next)) return next;
  const reachable = next.reachability === 'reachable';
  return {
    ...next,
    reachableAt: next.reachableAt ?? previous.reachableAt,
    clusterId: next.clusterId ?? previous.clusterId,
    version: next.version ?? previous.version,
    architecture: next.architecture ?? previous.architecture,
    node: next.node ?? previous.node,
    lifecycleAgent: next.lifecycleAgent ?? previous.lifecycleAgent,
    lifecycleAgentCatalogs:
      next.lifecycleAgentCatalogs ?? previous.lifecycleAgentCatalogs,
    // While the cluster answers, not being able to see it is news; while it does not, it is not.
    seedGenerator: reachable
      ? next.seedGenerator
      : previous.seedGenerator ?? next.seedGenerator,
    layout: next.layout ?? previous.layout,
    // Read now and then only, and each part of it by itself.
    ...((previous.configuration || next.configuration) && {
      configuration: { ...previous.configuration, ...next.configuration },
    }),
  };
}

/** Whether a page would look different, times of looking aside. */
export function changesThePicture(
  previous: ClusterSnapshot | undefined,
  next: ClusterSnapshot,
): boolean {
  return picture(previous) !== picture(next);
}

function isAnother(previous: ClusterSnapshot, next: ClusterSnapshot): boolean {
  return (
    previous.clusterId !== undefined &&
    next.clusterId !== undefined &&
    previous.clusterId !== next.clusterId
  );
}

function picture(snapshot: ClusterSnapshot | undefined): string | undefined {
  return (
    snapshot &&
    JSON.stringify({
      ...snapshot,
      observedAt: undefined,
      reachableAt: undefined,
      failure: snapshot.failure?.code,
      layout: snapshot.layout && { ...snapshot.layout, observedAt: undefined },
    })
  );
}

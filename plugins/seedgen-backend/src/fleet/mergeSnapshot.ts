import { redact, showInvisible } from '../text';
import type { Picture } from './readiness/types';

/**
 * The picture to keep after a new look.
 *
 * What the new look could not see stays as it was last seen: the layout carries its own time, and
 * everything else is as of `reachableAt`. A cluster that answers with another identity starts anew,
 * since what was known is not about it.
 */
export function mergeSnapshot(
  previous: Picture | undefined,
  next: Picture,
): Picture {
  return maskMessages(merged(previous, next));
}

// What a SeedGenerator says comes as it is, to be understood; what is kept may hold no credential.
function maskMessages(snapshot: Picture): Picture {
  const { seedGenerator } = snapshot;
  if (seedGenerator?.state !== 'present') return snapshot;
  return {
    ...snapshot,
    seedGenerator: {
      ...seedGenerator,
      conditions: seedGenerator.conditions.map(condition => ({
        ...condition,
        message: showInvisible(redact(condition.message)),
      })),
    },
  };
}

function merged(previous: Picture | undefined, next: Picture): Picture {
  if (!previous) return next;
  if (isAnother(previous, next)) {
    return { ...next, identitySince: next.observedAt };
  }
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
    ...((next.checks ?? previous.checks) && {
      checks: next.checks ?? previous.checks,
    }),
    ...(previous.identitySince && { identitySince: previous.identitySince }),
    // Read now and then only, and each part of it by itself.
    ...((previous.configuration || next.configuration) && {
      configuration: { ...previous.configuration, ...next.configuration },
    }),
  };
}

/** Whether a page would look different, times of looking aside. */
export function changesThePicture(
  previous: Picture | undefined,
  next: Picture,
): boolean {
  return picture(previous) !== picture(next);
}

/** Whether the name stands for another cluster than before. */
export function isAnother(previous: Picture, next: Picture): boolean {
  return (
    previous.clusterId !== undefined &&
    next.clusterId !== undefined &&
    previous.clusterId !== next.clusterId
  );
}

function picture(snapshot: Picture | undefined): string | undefined {
  return (
    snapshot &&
    JSON.stringify({
      ...snapshot,
      observedAt: undefined,
      reachableAt: undefined,
      failure: snapshot.failure?.code,
      checks: snapshot.checks?.map(answer => ({ ...answer, asOf: undefined })),
      layout: snapshot.layout && { ...snapshot.layout, observedAt: undefined },
    })
  );
}

import { InputError } from '@backstage/errors';
import {
  buildSeedGenerator,
  buildSeedSecret,
  manifestToYaml,
  parseSeedImageReference,
  printImageReference,
  type ClusterSnapshot,
  type ImageReference,
  type ManifestPreview,
  type ManifestRequest,
  type RemedyCall,
  type RunMark,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { StorageRequirements } from '../config';
import { planStrategy } from '../storage';
import { previewLifecycleAgent } from './previewLifecycleAgent';

/**
 * What a run for this request would apply, or what is asked for as files, in the order of its
 * application and without a credential.
 *
 * @param snapshot - the last known picture of the cluster, which storage is planned from
 * @throws InputError if the image is not a reference to push to or may not be pushed there, or the
 * strategy cannot work
 */
export function previewManifests(
  request: ManifestRequest,
  context: {
    requestedBy: string;
    snapshot: ClusterSnapshot | undefined;
    requirements: StorageRequirements;
    /** Why an image may not be pushed there; nothing if it may. */
    refusePush: (reference: ImageReference) => string | undefined;
    now: Date;
  },
): ManifestPreview[] {
  if (request.kind === 'lifecycle-agent') {
    return previewLifecycleAgent(request, context.snapshot);
  }
  const mark: RunMark = {
    runId: '<id of the run>',
    requestedBy: context.requestedBy,
  };
  if (request.kind === 'generate') {
    const reference = parseSeedImageReference(request.seedImage);
    const refusal = context.refusePush(reference);
    // A run for it would be refused, and so nothing would be applied.
    if (refusal) throw new InputError(`RegistryNotAllowed: ${refusal}`);
    const image = printImageReference(reference);
    return [
      secretPreview(mark),
      {
        name: 'seedgenerator-seedimage.yaml',
        yaml: manifestToYaml(buildSeedGenerator(mark, image)),
      },
    ];
  }
  if (request.kind === 'remedy') {
    return previewRemedy(
      request.cluster,
      request.remedy,
      context.snapshot,
      mark,
    );
  }
  const { feasible, reasons, manifests } = planStrategy(request.strategy, {
    cluster: request.cluster,
    layout: context.snapshot?.layout,
    version: context.snapshot?.version,
    requirements: context.requirements,
    device: request.device,
    now: context.now,
    mark,
  });
  if (!feasible) {
    throw new InputError(
      `StrategyNotFeasible: ${request.strategy} cannot work on ${
        request.cluster
      }: ${reasons.join(' ')}`,
    );
  }
  return manifests;
}

// Nothing is applied by most of them, and what is applied does not depend on a run.
function previewRemedy(
  cluster: string,
  { action, catalogSource }: RemedyCall,
  snapshot: ClusterSnapshot | undefined,
  mark: RunMark,
): ManifestPreview[] {
  switch (action) {
    case 'replace-seed-secret':
      return [secretPreview(mark)];
    case 'install-lifecycle-agent':
      return previewLifecycleAgent(
        { kind: 'lifecycle-agent', cluster, catalogSource },
        snapshot,
        mark,
      );
    default:
      return [];
  }
}

function secretPreview(mark: RunMark): ManifestPreview {
  return {
    name: 'secret-seedgen.yaml',
    yaml: manifestToYaml(buildSeedSecret(mark, undefined)),
  };
}

import { InputError } from '@backstage/errors';
import {
  buildSeedGenerator,
  buildSeedSecret,
  manifestToYaml,
  parseSeedImageReference,
  printImageReference,
  type ClusterSnapshot,
  type ManifestPreview,
  type RunMark,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { planStrategy, type StorageRequirements } from '../storage';

/**
 * What a run for this request would apply, in that order, without its credential.
 *
 * @param snapshot - the last known picture of the cluster, which storage is planned from
 * @throws InputError if the image is not a reference to push to, or the strategy cannot work
 */
export function previewManifests(
  request: RunRequest,
  context: {
    requestedBy: string;
    snapshot: ClusterSnapshot | undefined;
    requirements: StorageRequirements;
    now: Date;
  },
): ManifestPreview[] {
  const mark: RunMark = {
    runId: '<id of the run>',
    requestedBy: context.requestedBy,
  };
  if (request.kind === 'generate') {
    const image = printImageReference(
      parseSeedImageReference(request.seedImage),
    );
    return [
      {
        name: 'secret-seedgen.yaml',
        yaml: manifestToYaml(buildSeedSecret(mark, undefined)),
      },
      {
        name: 'seedgenerator-seedimage.yaml',
        yaml: manifestToYaml(buildSeedGenerator(mark, image)),
      },
    ];
  }
  // Applied by what a remedy finds on the cluster, so there is nothing to show beforehand.
  if (request.kind === 'remedy') return [];
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

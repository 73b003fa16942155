import { InputError } from '@backstage/errors';
import {
  buildSeedGenerator,
  buildSeedSecret,
  lifecycleAgentInstallationFiles,
  manifestToYaml,
  parseSeedImageReference,
  printImageReference,
  type ClusterSnapshot,
  type ManifestPreview,
  type RemedyCall,
  type RunMark,
  type RunRequest,
} from '@seedgen/backstage-plugin-seedgen-common';
import { chooseLifecycleAgentCatalog } from '../operators';
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
  if (request.kind === 'remedy') {
    return previewRemedy(request.remedy, context.snapshot, mark);
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
  { action, catalogSource }: RemedyCall,
  snapshot: ClusterSnapshot | undefined,
  mark: RunMark,
): ManifestPreview[] {
  switch (action) {
    case 'replace-seed-secret':
      return [
        {
          name: 'secret-seedgen.yaml',
          yaml: manifestToYaml(buildSeedSecret(mark, undefined)),
        },
      ];
    case 'install-lifecycle-agent': {
      const choice = chooseLifecycleAgentCatalog(
        snapshot?.lifecycleAgentCatalogs ?? [],
        catalogSource,
      );
      if (!choice.ok) {
        throw new InputError(`${choice.reason}: ${choice.message}`);
      }
      const { name, namespace } = choice.catalog;
      return lifecycleAgentInstallationFiles(
        { catalogSource: name, catalogSourceNamespace: namespace },
        mark,
      );
    }
    default:
      return [];
  }
}

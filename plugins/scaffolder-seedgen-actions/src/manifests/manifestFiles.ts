import { InputError } from '@backstage/errors';
import type {
  StoragePlan,
  StoragePlanOption,
} from '@seedgen/backstage-plugin-seedgen-common';
import { oneLine } from '../text';

/** The strategies that have manifests. */
export const MANIFEST_STRATEGIES = [
  'install-time',
  'secondary-disk',
  'machine-config',
] as const;

/** {@inheritDoc MANIFEST_STRATEGIES} */
export type ManifestStrategy = (typeof MANIFEST_STRATEGIES)[number];

/** A file with its path below the folder that is asked for. */
export interface ManifestFile {
  path: string;
  content: string;
}

/**
 * The files of some strategies of a plan. Those of `install-time` lie at the top, the others below
 * the name of their strategy, since two strategies may have a file of the same name.
 *
 * @throws InputError with the plan's reasons, if one of the strategies cannot work
 */
export function manifestFiles(
  plan: StoragePlan,
  strategies: readonly ManifestStrategy[],
): ManifestFile[] {
  return strategies.flatMap(strategy =>
    optionOf(plan, strategy).manifests.map(({ name, yaml }) => ({
      path: strategy === 'install-time' ? name : `${strategy}/${name}`,
      content: yaml,
    })),
  );
}

/**
 * What the plan says of a strategy that can work.
 *
 * @throws InputError with the plan's reasons, if it cannot
 */
export function optionOf(
  plan: StoragePlan,
  strategy: ManifestStrategy,
): StoragePlanOption {
  const option = plan.options.find(each => each.strategy === strategy);
  if (option?.feasible && option.manifests.length > 0) return option;
  const reasons = option?.reasons.map(oneLine).join(' ');
  throw new InputError(
    `StrategyInfeasible: the storage plan of cluster ${
      plan.cluster
    } has no manifests for ${strategy}. ${
      reasons || 'It does not name a reason.'
    } Choose another strategy; see the storage plan of the cluster`,
  );
}

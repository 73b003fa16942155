import { InputError } from '@backstage/errors';
import type { ManifestPreview } from '@seedgen/backstage-plugin-seedgen-common';
import { planStrategy } from '../../../storage';
import type { PreviewContext, RequestOf } from '../../engine/definition';

/**
 * What a strategy would apply, or what it is delivered as, planned from the disks as they were last seen.
 *
 * @throws InputError if it cannot work on this cluster
 */
export function previewStrategy(
  { cluster, strategy, device }: RequestOf<'partition'>,
  { snapshot, requirements, mark, now }: PreviewContext,
): ManifestPreview[] {
  const { feasible, reasons, manifests } = planStrategy(strategy, {
    cluster,
    layout: snapshot?.layout,
    version: snapshot?.version,
    requirements,
    device,
    now,
    mark,
  });
  if (!feasible) {
    throw new InputError(
      `StrategyNotFeasible: ${strategy} cannot work on ${cluster}: ${reasons.join(
        ' ',
      )}`,
    );
  }
  return manifests;
}

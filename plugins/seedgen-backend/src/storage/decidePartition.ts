import { toError } from '@backstage/errors';
import type {
  KubernetesManifest,
  RunReason,
  StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';
import { planStrategy, type StoragePlanInput } from './plan';

/** What a `partition` run is to do. */
export type PartitionDecision =
  | {
      outcome: 'planned';
      manifest: KubernetesManifest;
      /** The disk that must carry container storage in the end, as it is named in the plan. */
      device: string;
      summary: string;
    }
  | { outcome: 'none-needed' }
  | { outcome: 'refused'; reason: RunReason };

/**
 * Decides on the disks as they are what a run with a strategy applies. Never throws: what a requester
 * got wrong is a refusal.
 */
export function decidePartition(
  strategy: StorageStrategy,
  input: StoragePlanInput,
): PartitionDecision {
  let outcome: ReturnType<typeof planStrategy>;
  try {
    outcome = planStrategy(strategy, input);
  } catch (error) {
    return refused('DevicePathInvalid', toError(error).message);
  }
  if (planStrategy('none-needed', input).feasible) {
    return { outcome: 'none-needed' };
  }
  if (!outcome.feasible) {
    return refused('StrategyInfeasible', outcome.reasons.join(' '));
  }
  if (!outcome.manifest || !outcome.device) {
    return refused(
      'NotForRunningNode',
      `The strategy ${strategy} is not applied to a running node; its files go into the definition of the cluster.`,
    );
  }
  return {
    outcome: 'planned',
    manifest: outcome.manifest,
    device: outcome.device,
    summary: `${strategy} on ${outcome.device}: ${outcome.reasons[0]}`,
  };
}

function refused(code: string, message: string): PartitionDecision {
  return {
    outcome: 'refused',
    reason: {
      code,
      message,
      remedy:
        'See the storage plan of the cluster for what can be done, and with which disk.',
    },
  };
}

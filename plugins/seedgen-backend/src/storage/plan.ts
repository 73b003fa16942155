import type {
  RunMark,
  StorageLayout,
  StoragePlan,
  StoragePlanOption,
  StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';
import { assessReadiness } from './readiness';
import type { StorageRequirements } from '../config/types';
import { planInstallTime } from './strategies/installTime';
import { planMachineConfig } from './strategies/machineConfig';
import { planNoneNeeded } from './strategies/noneNeeded';
import { planSecondaryDisk } from './strategies/secondaryDisk';
import type { StrategyInput, StrategyOutcome } from './strategies/types';

/** What a plan is made from. */
export interface StoragePlanInput {
  cluster: string;
  /** Undefined if the disks could not be read. */
  layout: StorageLayout | undefined;
  requirements: StorageRequirements;
  now: Date;
  version?: string;
  /** Disk that the requester asks for. */
  device?: string;
  mark?: RunMark;
}

// In the order in which they are offered and recommended.
const STRATEGIES: Record<
  StorageStrategy,
  (input: StrategyInput) => StrategyOutcome
> = {
  'none-needed': planNoneNeeded,
  'secondary-disk': planSecondaryDisk,
  'install-time': planInstallTime,
  'machine-config': planMachineConfig,
};

// machine-config is feasible to apply, and refused; so it is never recommended.
const RECOMMENDABLE: readonly StorageStrategy[] = [
  'none-needed',
  'secondary-disk',
  'install-time',
];

/** All strategies for a layout, each with its reasons, manifests and consequences. */
export function planStorage(input: StoragePlanInput): StoragePlan {
  const options = (Object.keys(STRATEGIES) as StorageStrategy[]).map(
    (strategy): StoragePlanOption => {
      const { manifest: _, ...option } = planStrategy(strategy, input);
      return option;
    },
  );
  const recommended = options.find(
    option => option.feasible && RECOMMENDABLE.includes(option.strategy),
  );
  return {
    cluster: input.cluster,
    ...(input.layout ? { observedAt: input.layout.observedAt } : {}),
    ...(recommended ? { recommended: recommended.strategy } : {}),
    options,
  };
}

/** One strategy, with the object that a run would apply. */
export function planStrategy(
  strategy: StorageStrategy,
  input: StoragePlanInput,
): StrategyOutcome {
  const { layout, requirements, now, version, device, mark } = input;
  return STRATEGIES[strategy]({
    layout,
    requirements,
    version,
    device,
    mark,
    readiness: assessReadiness(layout, requirements, now),
  });
}

import type {
  RunMark,
  StorageLayout,
  StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { Clock } from '../clock';
import { decidePartition, type PartitionDecision } from './decidePartition';
import type { StorageRequirements } from '../config/types';

/** {@link decidePartition} for the runs, which know neither requirements nor time. */
export function createPartitionPlanner(options: {
  requirements: StorageRequirements;
  clock: Pick<Clock, 'now'>;
}): {
  plan(subject: {
    cluster: string;
    strategy: StorageStrategy;
    layout: StorageLayout;
    version?: string;
    device?: string;
    mark: RunMark;
  }): PartitionDecision;
} {
  const { requirements, clock } = options;
  return {
    plan: ({ strategy, ...subject }) =>
      decidePartition(strategy, { ...subject, requirements, now: clock.now() }),
  };
}

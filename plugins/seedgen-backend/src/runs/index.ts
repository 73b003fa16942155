export {
  createRuns,
  refusePush,
  type Runs,
  type RunsOptions,
} from './createRuns';
export type { EffectDependencies, PartitionPlanner } from './effects/types';
export type { RunKinds } from './engine/RunKinds';
export { KINDS } from './kinds';
export { completeLimits, DEFAULT_RUN_LIMITS } from './limits';
export type * from './types';

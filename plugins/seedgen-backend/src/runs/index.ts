export {
  createRuns,
  refusePush,
  type Runs,
  type RunsOptions,
} from './createRuns';
export type { EffectDependencies, PartitionPlanner } from './effects/types';
export type { RunKinds } from './engine/RunKinds';
export { KINDS } from './kinds';
export type * from './types';

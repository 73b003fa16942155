export { CheckRegistry } from './CheckRegistry';
export { CHECKS } from './checks';
export type { Check, CheckContext, CheckOutcome } from './check';
export {
  createPreflightEngine,
  type PreflightDependencies,
} from './createPreflightEngine';
export type * from './types';
export { blocks, verdictOf } from './verdict';

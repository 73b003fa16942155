export { DatabaseFleetRuns, type ClusterRuns } from './DatabaseFleetRuns';
export { DatabaseRunStore } from './DatabaseRunStore';
export type { RunStore, StoredRun, TransitionOutcome } from './RunStore';
export {
  entersPhase,
  logTransitions,
  type TransitionListener,
} from './TransitionListener';
export { rivalsOf } from './rivalsOf';

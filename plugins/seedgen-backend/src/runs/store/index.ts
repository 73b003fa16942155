export { DatabaseFleetRuns, type ClusterRuns } from './DatabaseFleetRuns';
export { DatabaseRunStore } from './DatabaseRunStore';
export type { RunStore, StoredRun, TransitionOutcome } from './RunStore';
export { entersPhase, type TransitionListener } from './TransitionListener';
export { logTransitions } from './TransitionListener';
export { rivalsOf } from './rivalsOf';

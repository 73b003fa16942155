export {
  countDeliveries,
  countFailures,
  type CountFailure,
} from './countMetrics';
export { runMetrics } from './runMetrics';
export { observeState, type StateSources } from './stateMetrics';

export { DatabaseDurations } from './DatabaseDurations';
export { RunEstimator } from './RunEstimator';

export { createHealthRouter, HEALTH_PATH } from './createHealthRouter';
export { HealthChecks, type Health } from './HealthChecks';
export { Heartbeats } from './Heartbeats';

/**
 * Seed status, storage readiness, runs and audit of Single Node OpenShift clusters, for the new
 * frontend system. What the old one needs is at `./legacy`.
 *
 * @packageDocumentation
 */
export { seedgenPlugin as default } from './plugin';
export { seedgenApiRef } from './api';
export { isSeedgenAvailable } from './model/entity';
export { seedgenTranslationRef } from './translation/ref';
export { seedgenTranslations } from './translation/resource';

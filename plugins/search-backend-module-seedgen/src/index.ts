/**
 * Finds runs and seed images in the portal's search.
 *
 * @packageDocumentation
 */
export { searchModuleSeedgen as default } from './module';
export type { SeedgenDocument } from './documents';

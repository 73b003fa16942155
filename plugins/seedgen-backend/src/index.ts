/**
 * Generates, follows, proves and records seed images of Single Node OpenShift clusters.
 *
 * @packageDocumentation
 */
export { seedgenPlugin as default } from './plugin';
export {
  createSeedgenConditionalDecision,
  seedgenConditions,
  type ClusterFilter,
  type ClusterResource,
} from './permissions/clusterResource';

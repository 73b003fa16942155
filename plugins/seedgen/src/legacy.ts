/**
 * The same components for the old frontend system.
 *
 * @packageDocumentation
 */
export {
  seedgenPlugin,
  SeedgenPage,
  EntitySeedImageContent,
  EntitySeedStatusCard,
  EntitySeedStatusRow,
  EntityStorageReadinessCard,
  HomePageSeedgenRunningNow,
  SeedgenSearchResultListItem,
} from './legacy/plugin';
export {
  SeedgenClusterPickerFieldExtension,
  SeedgenConfirmationFieldExtension,
  SeedgenConsentFieldExtension,
  SeedgenDiskPickerFieldExtension,
  SeedgenImagePickerFieldExtension,
} from './legacy/fields';
export { LazyTaskOutputs as SeedgenTaskOutputs } from './scaffolder/LazyTaskOutputs';
export { seedgenApiRef } from './api';
export { isSeedgenAvailable } from './model/entity';
export { seedgenTranslationRef } from './translation/ref';
export { seedgenTranslations } from './translation/resource';

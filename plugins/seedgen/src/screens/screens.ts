/**
 * Everything that is loaded when it is opened, with what all of it has in common.
 *
 * A portal's build shares no module between parts that are loaded one by one: each page, card and
 * field would carry the texts, the hooks and the shared components again. What is in the part that
 * leads to them is not carried again.
 */
import * as common from '@seedgen/backstage-plugin-seedgen-common';
import * as components from '../components/shared';
import * as hooks from '../hooks';
import * as model from '../model';
import * as texts from '../translation';

/** How each is loaded. */
export const screens = {
  auditPage: () => import('../components/AuditPage/AuditPage'),
  clusterPicker: () =>
    import('../scaffolder/fields/SeedgenClusterPicker/SeedgenClusterPicker'),
  confirmation: () =>
    import('../scaffolder/fields/SeedgenConfirmation/SeedgenConfirmation'),
  consent: () => import('../scaffolder/fields/SeedgenConsent/SeedgenConsent'),
  diskPicker: () =>
    import('../scaffolder/fields/SeedgenDiskPicker/SeedgenDiskPicker'),
  fleetPage: () => import('../components/FleetPage/FleetPage'),
  imagePicker: () =>
    import('../scaffolder/fields/SeedgenImagePicker/SeedgenImagePicker'),
  imagesPage: () => import('../components/ImagesPage/ImagesPage'),
  legacyPage: () => import('../legacy/SeedgenPage'),
  runningNow: () => import('../components/RunningNow/RunningNow'),
  runsPage: () => import('../components/RunsPage/RunsPage'),
  searchResult: () => import('../components/SearchResult/SeedgenSearchResult'),
  seedImageTab: () => import('../components/SeedImageTab/SeedImageTab'),
  seedStatusRow: () => import('../components/SeedStatusRow/SeedStatusRow'),
  seedStatusCard: () => import('../components/SeedStatusCard/SeedStatusCard'),
  storageReadinessCard: () =>
    import('../components/StorageReadinessCard/StorageReadinessCard'),
  taskOutputs: () => import('../scaffolder/outputs/TaskOutputs'),
  /** What they have in common; nobody takes it from here, but named it is not left out of this part. */
  shared: async () => ({ common, components, hooks, model, texts }),
};

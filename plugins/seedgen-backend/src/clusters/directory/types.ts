import type { ClusterSettings } from '../../config';

/** Id of the source that the configuration is. */
export const CONFIGURATION = 'config';

/** The clusters that may become a seed, as of now: asked each time, and never kept. */
export interface KnownClusters {
  /** In the order of their sources; another list after each change. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Grows with every change of what is known of one. */
  readonly version: number;
}

/** How a source names a cluster. */
export interface SourceName {
  source: string;
  name: string;
}

/** A cluster as its source describes it, checked and typed. Its name is the source's own. */
export interface SourcedSettings extends ClusterSettings {
  clusterId?: string;
}

/** A cluster as the portal knows it. */
export interface DirectoryCluster extends ClusterSettings {
  /** By whom it is named, the one whose access counts first. */
  sources: SourceName[];
}

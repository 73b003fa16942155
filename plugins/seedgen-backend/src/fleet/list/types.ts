import type {
  ClusterConfiguration,
  FleetState,
} from '@seedgen/backstage-plugin-seedgen-common';

/** What of a cluster decides whether a seed would fit it. */
export interface UpgradeTarget {
  version?: string;
  /** As in tags: `x86_64`. */
  architecture?: string;
  configuration?: ClusterConfiguration;
  /** `What=` in the file of the active mount unit of `/var/lib/containers`. */
  mountTarget?: string;
  /** When the cluster last answered. */
  asOf?: string;
}

/** What a list of clusters is filtered and ordered by. */
export interface FleetRow {
  name: string;
  title?: string;
  node?: string;
  version?: string;
  state: FleetState;
  /** Entity reference. */
  owner?: string;
  /** When it was last looked at. */
  lookedAt?: string;
  /** When its last seed was proven. */
  seededAt?: string;
  target: UpgradeTarget;
}

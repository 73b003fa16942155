/** How long Operator Lifecycle Manager takes for its steps, in seconds of the cluster's time. */
export const durations = {
  /** Changes are gathered for so long before they are looked at. */
  noticing: 2,
  /** From a new CatalogSource until its pod serves; a big index takes its time. */
  catalogStart: 20,
  /** From the Subscription to the InstallPlan. */
  resolving: 3,
  /** A job pulls the bundle's image and unpacks it. */
  unpacking: 12,
  /** Between the phases of a ClusterServiceVersion. */
  phase: 1,
  /** How often the Deployment is looked at, and for how long. */
  deploymentPoll: 2,
  installTimeout: 300,
} as const;

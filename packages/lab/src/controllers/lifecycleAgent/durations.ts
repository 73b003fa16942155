/**
 * How long the parts of a generation take, in seconds of the cluster's time. Taken together they
 * give what public runs on 4.16 and 4.18 show: about 80 s to the imager, 5 min of outage.
 */
export const durations = {
  /** From the start of the container until the operator watches. */
  agentStart: 1,
  /** From the creation of the CR to the first condition. */
  noticing: 1,
  stabilizing: 2,
  starting: 1,
  pullingRecertImage: 3,
  preparing: 1,
  /** Deletions before the pull secret is replaced. */
  cleaning: 2,
  /** How often health is looked at again. */
  healthRetry: 20,
  /** How often the end of a deletion is looked at, and how many times. */
  deletionPoll: 10,
  deletionPolls: 90,
  /** How often the node's pull secret is looked at, and for how long. */
  pullSecretPoll: 30,
  pullSecretTimeout: 600,
  /** From the last message to the CR's deletion. */
  savingResources: 1,
  /** While images and certificates are gathered the API still answers. */
  gathering: 19,
  /** Restoration of the CR: between its creation and its status. */
  restoringStatus: 1,
  finalizing: 1,
} as const;

/** The outage, from the API's end to its return. */
export const outageDurations = {
  recertAndBackup: 60,
  buildAndPush: 170,
  restore: 70,
} as const;

/** Usual length of the outage. */
export const USUAL_OUTAGE_SECONDS =
  outageDurations.recertAndBackup +
  outageDurations.buildAndPush +
  outageDurations.restore;

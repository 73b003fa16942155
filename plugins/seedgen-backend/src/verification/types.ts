/** What an image must be to count as the seed of a run. */
export interface VerificationExpectation {
  /** The reference with its tag, as it was asked for. */
  image: string;
  /** Name of the cluster as the portal knows it. */
  cluster: string;
  /** The cluster's own name; the portal's name counts where this is unknown. */
  clusterName?: string;
  baseDomain?: string;
  /**
   * Other clusters that were asked to push under the same reference in the same time, by their own
   * names as far as they are known. Absent where nobody looked.
   */
  rivals?: ReadonlyArray<{ name: string; baseDomain?: string }>;
  /** OpenShift release; not compared where unknown, which leaves the proof unknown. */
  version?: string;
  /** As in ClusterVersion, e.g. `x86_64`. */
  architecture?: string;
  /** When the image must have been made, by the cluster's clock; absent for a check without a run. */
  window?: { from: string; until: string };
  /** Digest under the tag before the run; `null`: there was none. Absent for a check without a run. */
  digestBefore?: string | null;
}

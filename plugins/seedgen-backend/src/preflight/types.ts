import type {
  CheckResult,
  Run,
  SeedImageRecord,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { PreflightSubject } from '@seedgen/backstage-plugin-seedgen-node';

// Modules know it, too.
export type { PreflightSubject };

/** What the portal itself knows from earlier runs. */
export interface PreflightHistory {
  /** Seeds that runs pushed under a reference with tag, latest first. */
  seedsPushedAs(image: string): Promise<SeedImageRecord[]>;
  /**
   * How many generations for other clusters are under way, or about to begin, that push to this
   * reference; of those that were asked for after a run, none counts.
   */
  rivalsFor(
    image: string,
    own: { cluster: string; runId?: string },
  ): Promise<number>;
  /** Since when the cluster counts as spent, if it does. */
  spent(
    cluster: string,
  ): Promise<{ since: string; runId?: string } | undefined>;
  /** The last generation of the portal there that reached the cluster, if there was one. */
  lastGeneration?(
    cluster: string,
  ): Promise<{ runId: string; phase: string } | undefined>;
  /** The run, other than a remedy, that is under way there. */
  activeRun?(
    cluster: string,
  ): Promise<
    | Pick<Run, 'id' | 'kind' | 'phase' | 'phaseSince' | 'requestedBy'>
    | undefined
  >;
  /** The generation past the portal that is under way there, if one is. */
  externalGeneration?(
    cluster: string,
  ): Promise<{ image: string; firstSeenAt: string } | undefined>;
}

/** Runs all checks for a subject, side by side, each within its own limit of time. Never throws. */
export interface PreflightEngine {
  run(
    subject: PreflightSubject,
    options: {
      signal: AbortSignal;
      /**
       * Ids of the checks that are made at a look at the cluster: only these, by what the cluster
       * says of itself, and in few reads. All are made if absent.
       */
      only?: ReadonlySet<string>;
      /** The run that begins with these checks, which is under way itself. */
      runId?: string;
      /** Called as each check ends, for progress. */
      onResult?: (result: CheckResult) => void;
    },
  ): Promise<CheckResult[]>;
}

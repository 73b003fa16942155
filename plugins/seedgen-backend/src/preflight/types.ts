import type {
  CheckResult,
  RunKind,
  SeedImageRecord,
  StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';

/** What a preflight is about. */
export interface PreflightSubject {
  kind: RunKind;
  cluster: string;
  /** For `generate`: the reference to push to. */
  seedImage?: string;
  replaceExistingTag?: boolean;
  /** For `partition`. */
  strategy?: StorageStrategy;
  device?: string;
}

/** What the portal itself knows from earlier runs. */
export interface PreflightHistory {
  /** Seeds that runs pushed under a reference with tag, latest first. */
  seedsPushedAs(image: string): Promise<SeedImageRecord[]>;
  /** Since when the cluster counts as spent, if it does. */
  spent(cluster: string): Promise<{ since: string; runId: string } | undefined>;
}

/** Runs all checks for a subject, side by side, each within its own limit of time. Never throws. */
export interface PreflightEngine {
  run(
    subject: PreflightSubject,
    options: {
      signal: AbortSignal;
      /** Called as each check ends, for progress. */
      onResult?: (result: CheckResult) => void;
    },
  ): Promise<CheckResult[]>;
}

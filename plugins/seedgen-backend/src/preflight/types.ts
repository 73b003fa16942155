import type {
  CheckResult,
  RunKind,
  StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';

/** What a preflight is about. */
export interface PreflightSubject {
  kind: RunKind;
  cluster: string;
  /** For `generate`: the reference to push to, already parsed once. */
  seedImage?: string;
  replaceExistingTag?: boolean;
  /** For `partition`. */
  strategy?: StorageStrategy;
  device?: string;
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

import type {
  CheckResult,
  ImageReference,
  PreflightKind,
  StorageStrategy,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ClusterReader } from './cluster';
import type { RegistryReaders } from './registry';

/** What a preflight is about. @public */
export interface PreflightSubject {
  kind: PreflightKind;
  cluster: string;
  /** For `generate`: the reference to push to. */
  seedImage?: string;
  replaceExistingTag?: boolean;
  /** The run that it is for; absent where somebody asks for the checks alone. */
  runId?: string;
  /** For `partition`. */
  strategy?: StorageStrategy;
  device?: string;
}

/** What a check found; who it is and how long it took is added by the engine. @public */
export type PreflightCheckOutcome = Omit<
  CheckResult,
  'id' | 'title' | 'severity' | 'durationMs'
>;

/** What a check of a module may look at. It can read and nothing else. @public */
export interface PreflightCheckContext {
  readonly subject: Readonly<PreflightSubject>;
  /** The parsed `subject.seedImage`; absent if there is none, or if it is not a reference. */
  readonly reference?: Readonly<ImageReference & { tag: string }>;
  readonly cluster: ClusterReader;
  /** The hub, if one is configured for the cluster. */
  readonly hub?: ClusterReader;
  readonly registries: RegistryReaders;
  /** Aborted when the check's time is up, or nobody waits any more. */
  readonly signal: AbortSignal;
  /** When the preflight began. */
  readonly now: Date;
}

/** One thing that is looked at before a run. @public */
export interface PreflightCheck {
  /** Stable, kebab-case, and like no other; best begun with the name of your organization. */
  id: string;
  title: string;
  /** `blocks`: a fail or an unknown ends the run before anything is touched. May differ by the kind of run. */
  severity:
    | CheckResult['severity']
    | Record<PreflightKind, CheckResult['severity']>;
  /** The kinds of runs it is meant for; at least one. */
  kinds: readonly PreflightKind[];
  /** Longest time it may take, in milliseconds, up to 60 s; 20 s if absent. */
  timeLimitMs?: number;
  /**
   * Looks, and says what it found. Should it throw, take too long or give something that is not an
   * outcome, then the check is `unknown`, and all others go on.
   */
  run(context: PreflightCheckContext): Promise<PreflightCheckOutcome>;
}

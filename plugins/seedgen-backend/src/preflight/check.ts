import type {
  CheckResult,
  ImageReference,
  PreflightKind,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { PreflightCheckOutcome } from '@seedgen/backstage-plugin-seedgen-node';
import type { CredentialDescription } from '../clusters';
import type { RegistryConnections } from '../registries/types';
import type { StorageRequirements } from '../config';
import type { ClusterReads } from './ClusterReads';
import type { PreflightHistory, PreflightSubject } from './types';

/** What a check found; who it is and how long it took is added by the engine. */
export type CheckOutcome = PreflightCheckOutcome &
  Pick<CheckResult, 'runId'> & {
    /** Where this answer weighs less than the check does, e.g. one that could not be had. */
    severity?: 'warns';
  };

/** What a check may look at. */
export interface CheckContext {
  subject: PreflightSubject;
  /** The parsed `subject.seedImage`; absent if there is none, or if it is not a reference. */
  reference?: ImageReference & { tag: string };
  /** Why `subject.seedImage` is not a reference. */
  referenceProblem?: string;
  /** Reads of the cluster; the same one asked for by several checks is sent once. */
  cluster: ClusterReads;
  /** The hub, if one is configured for the cluster. */
  hub?: ClusterReads;
  registries: RegistryConnections;
  requirements: StorageRequirements;
  history: PreflightHistory;
  /** The configured credentials for the cluster, without what makes them secret. */
  credentials(): Promise<CredentialDescription[]>;
  /** The run that begins with these checks. */
  ownRunId?: string;
  /** Set where a look at the cluster asks: what makes an answer only longer is not read. */
  brief?: boolean;
  /** Aborted when the check's time is up, or nobody waits any more. */
  signal: AbortSignal;
  now: Date;
}

/** One thing that is looked at before a run. A file each, in `checks/`. */
export interface Check {
  /** Stable, kebab-case. */
  id: string;
  title: string;
  /** `blocks`: a fail or an unknown ends the run before anything is touched. */
  severity:
    | CheckResult['severity']
    | Record<PreflightKind, CheckResult['severity']>;
  kinds: readonly PreflightKind[];
  /**
   * Set where it decides whether a cluster counts as ready to become a seed, and says where the answer
   * comes from: every look at the cluster asks for it, or one every few minutes; it judges what the
   * fleet knows anyhow; or it needs a command on the node or a registry, and what the last preflight
   * said is kept.
   */
  decides?: 'each-look' | 'some-looks' | 'what-is-known' | 'preflight';
  /** Made before all others; where it fails, none of them is made. */
  endsTheRest?: boolean;
  /** Where to read more; an outcome may point elsewhere. */
  documentationUrl?: string;
  /** Longest time it may take, in milliseconds; 20 s if absent. */
  timeLimitMs?: number;
  /** May throw or hang: the engine makes an `unknown` of that. */
  run(context: CheckContext): Promise<CheckOutcome>;
}

/** The severity of a check for a kind of run. */
export function severityFor(
  check: Check,
  kind: PreflightKind,
): CheckResult['severity'] {
  return typeof check.severity === 'string'
    ? check.severity
    : check.severity[kind];
}

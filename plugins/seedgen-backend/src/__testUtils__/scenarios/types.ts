import type {
  CheckStatus,
  Certainty,
  DiagnosisEvidence,
  Remedy,
  RunDetails,
  RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { ScenarioBench } from './ScenarioBench';

/** One way in which a run goes wrong on the lab, what is said of it, and how it is put right. */
export interface ScenarioRow {
  title: string;
  /** Name in the lab; without one nothing is wrong with the cluster itself. */
  scenario?: string;
  /** Part of every test run; the others are for `yarn test:scenarios`. */
  core?: true;
  /** After the checks, which were all well, instead of at once. */
  begins?: 'seed-requested';
  cluster?: string;
  /** Asks for container storage to be prepared instead of a seed. */
  strategy?: 'secondary-disk' | 'machine-config';
  /** The limits of time, as many times shorter as the lab is faster than life. */
  limits?: 'as fast as the lab';
  /** The cluster is reached by a token alone, as one of the hub's would be. */
  access?: 'token';
  /** Checks that do not pass before the run. */
  foretold?: Array<[id: string, status: CheckStatus, reasonCode: string]>;
  phase: RunPhase;
  /** Code of the problem at the end. */
  problem?: string;
  diagnosis: {
    ruleId: string;
    certainty: Certainty;
    source: DiagnosisEvidence['source'];
    /** Part of the text that is shown as evidence. */
    says: string;
  };
  /** Rules whose causes are named after that one. */
  also?: string[];
  /** A remedy that is offered with it. */
  remedy: Pick<Remedy, 'kind' | 'title'>;
  /** What is on the cluster stays: it is not the run's, or the cluster lets nobody remove it. */
  leaves?: true;
  /** It is found before Lifecycle Agent replaces the cluster's pull secret. */
  pullSecretUntouched?: true;
  /** Puts the cause right as the remedy says; gives the run that it has begun, if it has. */
  repair(
    bench: ScenarioBench,
    run: RunDetails,
  ): Promise<RunDetails | undefined | void>;
  /**
   * How the run ends that is asked for after the repair; or the check that says why a cluster that
   * is spent should not be asked again.
   */
  again:
    | { phase: RunPhase; replacing?: true }
    | { spent: boolean }
    | { blockedBy?: string; reasonCode?: string };
}

import type {
  Certainty,
  DiagnosisEvidence,
  MachineConfigPoolSeen,
  NodeSeen,
  Remedy,
  RunKind,
  RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Something that was said about a run, and what it was recognised as. @public */
export interface DiagnosisStatement extends DiagnosisEvidence {
  /** Stable reason code, e.g. `PushUnauthorized`; absent if the words are not known. */
  code?: string;
}

/**
 * What a diagnosis is about, so that commands and calls carry the right names. Every part but the
 * cluster may be unknown.
 *
 * @public
 */
export interface DiagnosisSubject {
  /** As it is configured. */
  cluster: string;
  /** The run whose cause is looked for. */
  runId?: string;
  /** Name of the node. */
  node?: string;
  /** OpenShift release, e.g. `4.18.27`. */
  version?: string;
  /** Whether the cluster reaches others through a proxy. */
  hasProxy?: boolean;
  /** The seed image with registry host and tag. */
  image?: string;
  /** Host of its registry, with the port. */
  registry?: string;
  /** Name of the run's MachineConfig. */
  machineConfig?: string;
  strategy?: string;
}

/** How far a run came, and what of it is known. @public */
export interface DiagnosisRun {
  kind: RunKind;
  phase: RunPhase;
  /** Furthest phase before its end. */
  reached: RunPhase;
  /** Since when it exists, in milliseconds. */
  ageMs: number;
  /** How long the API has not answered, in milliseconds; absent while it does. */
  unreachableMs?: number;
  /** The image was pushed and proven. */
  imageProven: boolean;
}

/**
 * Everything that was seen of a run whose cause is looked for. Plain data; nothing is read while
 * looking.
 *
 * @public
 */
export interface DiagnosisSymptoms {
  subject: DiagnosisSubject;
  run: DiagnosisRun;
  /** What Lifecycle Agent, the imager's log, the Machine Config Operator, the registry, the checks and the run said. */
  statements: readonly DiagnosisStatement[];
  /** Ids of the checks that passed before the run. */
  passedChecks: readonly string[];
  pool?: MachineConfigPoolSeen;
  node?: NodeSeen;
}

/** That a rule's cause is there, and why it is thought so. @public */
export interface DiagnosisMatch {
  certainty: Certainty;
  /** At least one, in the words of whoever said it. */
  evidence: DiagnosisEvidence[];
}

/**
 * One known cause. Data and two pure functions: the same symptoms give the same diagnosis, at the
 * end of a run as well as a year later.
 *
 * @public
 */
export interface DiagnosisRule {
  /** Stable, kebab-case, and like no other; best begun with the name of your organization. */
  id: string;
  /** The cause as a title. */
  cause: string;
  /** Why this cause has this effect. */
  explanation: string;
  documentationUrl?: string;
  /**
   * Says whether the symptoms speak for this cause; nothing if they do not. Called whenever
   * somebody looks at a run with a problem, hence quick, and not asynchronous.
   */
  match(symptoms: DiagnosisSymptoms): DiagnosisMatch | undefined;
  /** What would help, in the order in which it is to be tried. */
  remedies(subject: DiagnosisSubject): Remedy[];
}

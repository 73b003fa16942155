import type {
  Certainty,
  DiagnosisEvidence,
  MachineConfigPoolSeen,
  NodeSeen,
  Remedy,
  RunKind,
  RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Something that was said, and what it was recognised as. */
export interface Statement extends DiagnosisEvidence {
  /** Stable reason code, e.g. `PushUnauthorized`; absent if the words are not known. */
  code?: string;
}

/** What a diagnosis is about, so that commands carry the right names. Every part may be unknown. */
export interface Subject {
  cluster: string;
  /** Name of the node. */
  node?: string;
  /** OpenShift release, e.g. `4.18.27`. */
  version?: string;
  /** The seed image with registry host and tag. */
  image?: string;
  /** Host of its registry, with the port. */
  registry?: string;
  /** Name of the run's MachineConfig. */
  machineConfig?: string;
  strategy?: string;
}

/** Everything that was seen of a run whose cause is looked for. Plain data; nothing is read while looking. */
export interface Symptoms {
  subject: Subject;
  run: {
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
  };
  /** What Lifecycle Agent, the imager's log, the Machine Config Operator, the registry, the checks and the run said. */
  statements: readonly Statement[];
  /** Ids of the checks that passed before the run. */
  passedChecks: readonly string[];
  pool?: MachineConfigPoolSeen;
  node?: NodeSeen;
}

/** That a rule's cause is there, and why it is thought so. */
export interface Match {
  certainty: Certainty;
  evidence: DiagnosisEvidence[];
}

/** One known cause. A file each; pure. */
export interface Rule {
  /** Stable, kebab-case. */
  id: string;
  /** The cause as a title. */
  cause: string;
  /** Why this cause has this effect. */
  explanation: string;
  documentationUrl?: string;
  /** Says whether the symptoms speak for this cause; nothing if they do not. */
  match(symptoms: Symptoms): Match | undefined;
  /** What would help, in the order in which it is to be tried. */
  remedies(subject: Subject): Remedy[];
}

import type {
  AccessFailure,
  KubernetesManifest,
  RunReason,
  AnyRunRequest,
  StorageLayout,
  Verification,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { AgentFile, ImagerState } from '../../clusters';
import type { LifecycleAgentApplied } from '../../clusters/types';
import type { LifecycleAgentInstallState } from '../../operators';
import type { Milestone } from '../runLog/milestones';
import type { VerificationExpectation } from '../../verification/types';

/** What is known of a cluster when a run begins. Every part may be unknown. */
export interface ClusterIdentity {
  clusterId?: string;
  /** OpenShift release, e.g. `4.18.27`. */
  version?: string;
  /** As in ClusterVersion, e.g. `x86_64`. */
  architecture?: string;
  /** The cluster's own name and domain, from its API address. */
  name?: string;
  baseDomain?: string;
  /** Whether it reaches others through a proxy. */
  hasProxy?: boolean;
  /** Name of the node. */
  node?: string;
}

/** Something that a run is to do to the world, by its type; which there are is up to the kinds. */
export interface EffectIntent {
  type: string;
}

/** How any effect went. */
export type AnyEffectResult =
  | { type: string; ok: true; value: unknown }
  | { type: string; ok: false; failure: AccessFailure };

/** What the runs of this plugin may do to the world. Each can be done twice without harm. */
export type Effect =
  | { type: 'run-preflight' }
  | { type: 'write-secret' }
  /** `repeated`: it may have been created already, and even launched and gone. */
  | { type: 'create-seed-generator'; repeated: boolean }
  | { type: 'delete-seed-generator' }
  | { type: 'delete-secret' }
  | {
      type: 'verify-image';
      digest: string;
      expectation: VerificationExpectation;
    }
  | { type: 'fetch-imager-log' }
  | { type: 'look-at-node' }
  | { type: 'read-imager-state' }
  | { type: 'plan-storage' }
  | { type: 'apply-machine-config'; manifest: KubernetesManifest }
  | { type: 'delete-machine-config'; name: string }
  | { type: 'read-layout' }
  /** `pods`: UIDs of those that are to go, so that one that is new already stays; all if absent. */
  | { type: 'restart-lifecycle-agent'; pods?: string[] }
  | { type: 'read-agent-files' }
  /** `runId`: whose mark the Secret carries. */
  | { type: 'replace-secret'; seedImage: string; runId: string }
  | { type: 'cancel-run'; runId: string }
  /** Only if it is still the one with this UID, and carries this run's mark. */
  | { type: 'remove-seed-generator'; runId: string; uid: string }
  | { type: 'begin-run'; request: AnyRunRequest }
  | { type: 'remove-machine-config'; name: string; runId: string }
  | { type: 'remove-finished-pods' }
  | { type: 'resume-machine-config-pool' }
  | { type: 'install-lifecycle-agent'; catalogSource?: string }
  | { type: 'read-installation' };

/** {@inheritDoc Effect} */
export type EffectType = Effect['type'];

/** What each effect brings back. */
export interface EffectValues {
  'run-preflight': {
    verdict: 'passed' | 'warned' | 'blocked';
    /** The first reasons of a blocked one, ready to be shown. */
    blocked?: RunReason;
    summary: string;
    identity: ClusterIdentity;
  };
  'write-secret': undefined;
  'create-seed-generator':
    | { outcome: 'created' | 'adopted'; uid: string }
    | { outcome: 'foreign'; runId?: string }
    /** There is none, but Lifecycle Agent's own traces say that it has launched the imager. */
    | { outcome: 'launched' }
    /** There is none, and nothing says whether there was one. */
    | { outcome: 'uncertain' };
  'delete-seed-generator': { outcome: 'deleted' | 'absent' | 'foreign' };
  'delete-secret': { outcome: 'deleted' | 'absent' };
  'verify-image': Verification;
  'fetch-imager-log': {
    /** The line that names the cause, or the last one. */
    summary: string;
    cause?: RunReason;
    milestones: Milestone[];
    bytes: number;
  };
  /** What Lifecycle Agent has left there. No `pullSecret`: the node did not say. */
  'look-at-node': { files: AgentFile[]; pullSecret?: 'own' | 'placeholder' };
  'read-imager-state': ImagerState;
  'plan-storage':
    | {
        outcome: 'planned';
        manifest: KubernetesManifest;
        /** As the plan names the disk; what container storage must be on in the end. */
        device: string;
        summary: string;
      }
    | { outcome: 'none-needed' }
    | { outcome: 'refused'; reason: RunReason };
  'apply-machine-config': undefined;
  'delete-machine-config': { outcome: 'deleted' | 'absent' };
  'read-layout': StorageLayout;
  'restart-lifecycle-agent': undefined;
  /** Which of its two files Lifecycle Agent has stored. */
  'read-agent-files': { secret: boolean; object: boolean };
  'replace-secret': { seedImage: string };
  'cancel-run': { runId: string };
  'remove-seed-generator': { outcome: 'deleted' | 'absent' | 'foreign' };
  'begin-run':
    | { outcome: 'begun'; runId: string }
    | { outcome: 'refused'; code: string; message: string };
  'remove-machine-config': { outcome: 'deleted' | 'absent' | 'foreign' };
  'remove-finished-pods': { deleted: number; left: number };
  'resume-machine-config-pool': { outcome: 'resumed' | 'not-paused' };
  'install-lifecycle-agent':
    | { outcome: 'applied'; catalog: string; applied: LifecycleAgentApplied }
    | { outcome: 'refused'; code: string; message: string };
  'read-installation': LifecycleAgentInstallState;
}

/** How an effect went. */
export type EffectResult = {
  [Type in EffectType]:
    | { type: Type; ok: true; value: EffectValues[Type] }
    | { type: Type; ok: false; failure: AccessFailure };
}[EffectType];

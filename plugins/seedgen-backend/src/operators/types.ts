import type { KubernetesObject } from '../clusters';

/** What Operator Lifecycle Manager has made of an installation so far; what is not there is absent. */
export interface LifecycleAgentInstallSeen {
  operatorGroups: KubernetesObject[];
  /** The Subscription for the package. */
  subscription?: KubernetesObject;
  /** The InstallPlan that the Subscription refers to. */
  installPlan?: KubernetesObject;
  /** The ClusterServiceVersion that the Subscription refers to, else any of Lifecycle Agent. */
  serviceVersion?: KubernetesObject;
  deployment?: KubernetesObject;
}

/**
 * How far an installation is. `reason` is OLM's own word where it has said one, and `message` its
 * own text.
 */
export type LifecycleAgentInstallState =
  | { state: 'absent' }
  | { state: 'waiting'; reason: string; message: string }
  | { state: 'needs-approval'; installPlan: string; message: string }
  | { state: 'failed'; reason: string; message: string }
  | { state: 'succeeded'; serviceVersion: string; version?: string };

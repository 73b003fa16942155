import { runMarkAnnotations, type RunMark } from './runMark';
import type { KubernetesManifest } from './types';

/** A systemd unit as Ignition writes it. @public */
export interface IgnitionUnit {
  name: string;
  enabled: boolean;
  contents: string;
}

/**
 * The part of an Ignition configuration that is used here.
 *
 * Specification 3.2.0: https://coreos.github.io/ignition/configuration-v3_2/. Every OpenShift
 * release with Lifecycle Agent (4.14 and later) reads it.
 *
 * @public
 */
export interface IgnitionConfig {
  ignition: { version: '3.2.0' };
  storage?: {
    disks?: {
      device: string;
      wipeTable?: boolean;
      partitions: { label: string; startMiB: number; sizeMiB: number }[];
    }[];
    filesystems?: {
      device: string;
      format: 'xfs';
      path: string;
      wipeFilesystem: boolean;
      mountOptions: string[];
    }[];
  };
  systemd?: { units: IgnitionUnit[] };
}

/** Label that says which pool a MachineConfig is for. @public */
export const MACHINE_CONFIG_ROLE_LABEL =
  'machineconfiguration.openshift.io/role';

/**
 * A MachineConfig for the pool `master`, which is the pool of the only node of a Single Node
 * OpenShift cluster.
 *
 * @param mark - the run that applies it; left out where it is delivered as a file
 * @public
 */
export function buildMachineConfig(
  name: string,
  config: IgnitionConfig,
  mark?: RunMark,
): KubernetesManifest {
  return {
    apiVersion: 'machineconfiguration.openshift.io/v1',
    kind: 'MachineConfig',
    metadata: {
      name,
      labels: { [MACHINE_CONFIG_ROLE_LABEL]: 'master' },
      ...(mark ? { annotations: runMarkAnnotations(mark) } : {}),
    },
    spec: { config },
  };
}

import {
  PARTITION_MACHINE_CONFIG_NAME,
  buildPartitionIgnition,
  buildPartitionMachineConfig,
  isStableDevicePath,
  manifestToYaml,
} from '@seedgen/backstage-plugin-seedgen-common';
import { leftoverPartition, separateVar } from '../layout';
import { planBootDiskPartition } from './bootDisk';
import {
  TARGETS_MUST_MATCH,
  infeasible,
  type StrategyInput,
  type StrategyOutcome,
} from './types';

/**
 * A partition made when the cluster is installed: files for a pull request, never applied by a run.
 *
 * The override goes to the node's `ignitionConfigOverride` of a ClusterInstance; the MachineConfig
 * is the alternative, as an extra manifest. One of them is enough.
 */
export function planInstallTime(input: StrategyInput): StrategyOutcome {
  const { layout, requirements, readiness, device } = input;
  if (readiness.status === 'ready') {
    return infeasible(
      'install-time',
      'NotNeeded: container storage is ready as it is.',
    );
  }
  const partition = planBootDiskPartition(layout, requirements, device);
  if (typeof partition === 'string') {
    return infeasible('install-time', partition);
  }
  return {
    strategy: 'install-time',
    feasible: true,
    device: partition.device,
    reasons: [
      'This is the way that OpenShift documents for the boot disk, and the only one that the Machine Config Operator cannot refuse.',
      ...(isStableDevicePath(partition.device)
        ? []
        : [
            `UnstableDevicePath: ${partition.device} is a kernel name, which may be another disk's at the installation; replace it by one under /dev/disk/by-id or by-path where you know it.`,
          ]),
      ...notesOn(layout),
    ],
    manifests: [
      {
        name: 'ignition-config-override.json',
        yaml: `${JSON.stringify(buildPartitionIgnition(partition), null, 2)}\n`,
      },
      {
        name: `${PARTITION_MACHINE_CONFIG_NAME}.yaml`,
        yaml: manifestToYaml(buildPartitionMachineConfig(partition)),
      },
    ],
    consequences: [
      'Nothing is applied: the files go into the definition of the cluster, for its next installation.',
      TARGETS_MUST_MATCH,
      'Installing the cluster again erases all of its disks that the installer touches.',
    ],
  };
}

/** What the definition of the cluster has to take into account of the disks as they are. */
function notesOn(layout: StrategyInput['layout']): string[] {
  const leftover = layout && leftoverPartition(layout);
  const ownVar = layout && separateVar(layout);
  return [
    ...(leftover
      ? [
          `PartitionNameTaken: ${leftover.partition.name} is named var-lib-containers already; an installation that saves it (--save-partlabel) keeps what is on it and refuses another one of this name.`,
        ]
      : []),
    ...(ownVar
      ? [
          `SeparateVar: ${ownVar.name} carries /var; its partition is in the definition of the cluster already, and must end before the new one begins.`,
        ]
      : []),
  ];
}

import {
  PARTITION_MACHINE_CONFIG_NAME,
  buildPartitionMachineConfig,
  isDevicePath,
  manifestToYaml,
} from '@seedgen/backstage-plugin-seedgen-common';
import semver from 'semver';
import {
  leftoverPartition,
  pathOf,
  pathsOf,
  rootDevice,
  rootSize,
} from '../layout';
import { startMiBFor, unstableBootDisk, whyUnfit } from './bootDisk';
import { nameTaken } from './nameTaken';
import { infeasible, type StrategyInput, type StrategyOutcome } from './types';

/**
 * The classic way: a MachineConfig with disks and filesystems for a running node.
 *
 * Offered because people know it and may ask for it by name; a run applies it, watches it being
 * refused, and takes it back. It is never recommended.
 */
export function planMachineConfig(input: StrategyInput): StrategyOutcome {
  const { layout, readiness, requirements, version } = input;
  if (readiness.status === 'ready') {
    return infeasible(
      'machine-config',
      'NotNeeded: container storage is ready as it is.',
    );
  }
  const root = layout && rootDevice(layout);
  const device = input.device ?? (root && pathOf(root.disk));
  if (!device) {
    return infeasible(
      'machine-config',
      'DisksUnknown: the disk that the node boots from could not be seen.',
    );
  }
  if (!input.device && !isDevicePath(device)) {
    return infeasible('machine-config', unstableBootDisk(device));
  }
  const disk = layout?.disks.find(each => pathsOf(each).includes(device));
  const unfit = disk && whyUnfit(disk, root?.disk === disk ? root : undefined);
  if (unfit) return infeasible('machine-config', unfit);
  const leftover = layout && leftoverPartition(layout);
  if (leftover) return infeasible('machine-config', nameTaken(leftover));
  const free = layout && rootSize(layout)?.growthBytes;
  const manifest = buildPartitionMachineConfig(
    { device, startMiB: startMiBFor(requirements) },
    input.mark,
  );
  return {
    strategy: 'machine-config',
    feasible: true,
    device,
    reasons: [
      `RefusedByMachineConfigOperator: ${expectedRefusal(version)}`,
      ...(free !== undefined && free >= requirements.containersBytes
        ? []
        : [
            'RootHasGrown: the first boot of CoreOS grows the root partition over the free space, and XFS cannot shrink.',
          ]),
    ],
    manifest,
    manifests: [
      {
        name: `${PARTITION_MACHINE_CONFIG_NAME}.yaml`,
        yaml: manifestToYaml(manifest),
      },
    ],
    consequences: [
      'The MachineConfig is applied, watched and, when the Machine Config Operator refuses it, taken back.',
      'The pool is degraded in between.',
      'Should it be accepted after all, the node reboots and what is in /var/lib/containers is lost.',
    ],
  };
}

/** What the operator of a release answers; it looks at disks since ever, and since 4.16 before rendering. */
function expectedRefusal(version: string | undefined): string {
  const release = version && semver.coerce(version);
  if (release && semver.lt(release, '4.16.0')) {
    return `OpenShift ${version} renders it, and then the node reports 'ignition disks section contains changes' as Unreconcilable.`;
  }
  return `OpenShift${
    version ? ` ${version}` : ' 4.16 and later'
  } does not render a change of disks or filesystems of a running node: 'ignition disks section contains changes'.`;
}

import type { RunReason } from '@seedgen/backstage-plugin-seedgen-common';

const OTHER_WAY =
  "Use another strategy of the cluster's storage plan: a second disk, or the files for its installation.";

/** Problems that a `partition` run finds. */
export const reasons = {
  refused: (message: string): RunReason => ({
    code: 'RefusedByMachineConfigOperator',
    message: `The Machine Config Operator refused the MachineConfig: ${message}`,
    remedy: OTHER_WAY,
  }),
  degraded: (message: string): RunReason => ({
    code: 'NodeDegraded',
    message: `The node took the MachineConfig up and did not get through it: ${message}`,
    remedy:
      "Look at the log of the machine config daemon. A node that finds something else on its disk than it should stays degraded also without the MachineConfig, until the daemon's force file is written.",
  }),
  removed: (name: string | undefined): RunReason => ({
    code: 'RemovedOnCluster',
    message: `MachineConfig ${name} was removed on the cluster while it was being rolled out`,
    remedy: 'Find out who or what removed it, GitOps for example.',
  }),
  conflict: (name: string | undefined, message: string): RunReason => ({
    code: 'MachineConfigConflict',
    message: `MachineConfig ${name} belongs to somebody else: ${message}`,
    remedy: 'Find out who manages it, and remove it there first.',
  }),
  timedOut: (phase: string, limit: string, detail?: string): RunReason => ({
    code: `${phase}TimedOut`,
    message: `The phase ${phase} did not end within ${limit}${
      detail ? `: ${detail}` : ''
    }`,
    remedy:
      "Look at the cluster's MachineConfigPool master and at the log of the machine config daemon.",
  }),
  notBack: (limit: string): RunReason => ({
    code: 'ClusterNotBack',
    message: `The API did not come back within ${limit} after the node began to reboot`,
    remedy: 'Look at the console of the node.',
  }),
  storageNotReady: (limit: string, found?: string): RunReason => ({
    code: 'StorageNotReady',
    message: `The MachineConfig was rolled out, but within ${limit} the storage was not as planned${
      found ? `: ${found}` : ''
    }. The MachineConfig was left, since taking it away would not undo what it did`,
    remedy:
      'Look at the units on the node: systemctl status var-lib-containers.mount.',
  }),
  otherDisk: (found: string, planned: string): RunReason => ({
    code: 'StorageOnOtherDisk',
    message: `The MachineConfig was rolled out, but /var/lib/containers is on ${found}, and not on ${planned}, which was planned and confirmed`,
    remedy:
      'Find out which MachineConfig or partition comes first: systemctl cat var-lib-containers.mount and lsblk on the node. Nothing was written to the planned disk if it is still empty.',
  }),
  cancelled: (by: string): RunReason => ({
    code: 'Cancelled',
    message: `Cancelled by ${by} before the node took the MachineConfig up`,
  }),
  stoppedFollowing: (by: string): RunReason => ({
    code: 'StoppedFollowing',
    message: `Cancelled by ${by}; the node goes on by itself, and a rollout that has begun cannot be stopped`,
    remedy: 'The portal watches quietly until the end is known.',
  }),
  clusterChanged: (): RunReason => ({
    code: 'ClusterIdentityChanged',
    message:
      'The API address answers for a different cluster than when the run began. Nothing more is done on it',
    remedy:
      "Check DNS and the address in the portal's configuration before anything else is asked of this cluster.",
  }),
};

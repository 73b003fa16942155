import { both, byCommand, byHand, untilPoolIsUpdated } from './repairs';
import type { ScenarioRow } from './types';

/** Container storage is to be prepared, and the cluster will not have it. */
export const ROWS_OF_PARTITION: readonly ScenarioRow[] = [
  {
    title: 'a MachineConfig that would partition the disk of a running node',
    cluster: 'sno2',
    strategy: 'machine-config',
    core: true,
    phase: 'Failed',
    problem: 'RefusedByMachineConfigOperator',
    diagnosis: {
      ruleId: 'machine-config-refused',
      certainty: 'certain',
      source: 'machine-config',
      says: 'ignition disks section contains changes',
    },
    remedy: { kind: 'portal', title: 'Choose another strategy' },
    repair: async bench => bench.choose('secondary-disk'),
    again: { phase: 'Succeeded' },
  },
  {
    title: 'a node that does not get through a MachineConfig',
    cluster: 'sno2',
    strategy: 'secondary-disk',
    scenario: 'node-degraded-after-reboot',
    limits: 'as fast as the lab',
    phase: 'Failed',
    problem: 'NodeDegraded',
    diagnosis: {
      ruleId: 'node-stuck-in-rollout',
      certainty: 'certain',
      source: 'machine-config',
      says: 'unexpected on-disk state validating against',
    },
    remedy: {
      kind: 'command',
      title: 'Have the daemon apply what is wanted, whatever is on the disk',
    },
    repair: both(
      byCommand(
        'Have the daemon apply what is wanted, whatever is on the disk',
      ),
      untilPoolIsUpdated,
      byHand(
        'oc debug node/ocp-sno2 -- chroot /host sgdisk --zap-all /dev/vdb',
      ),
    ),
    again: { phase: 'Succeeded' },
  },
  {
    title: 'a node that does not come back from the reboot for a MachineConfig',
    cluster: 'sno2',
    strategy: 'secondary-disk',
    scenario: 'never-returns',
    limits: 'as fast as the lab',
    phase: 'Failed',
    problem: 'ClusterNotBack',
    diagnosis: {
      ruleId: 'node-stuck-in-rollout',
      certainty: 'likely',
      source: 'run',
      says: 'The API did not come back within',
    },
    remedy: {
      kind: 'person',
      title: 'If the API does not answer, use the console',
    },
    repair: async () => {},
    again: { blockedBy: 'api-reachable', reasonCode: 'Unreachable' },
  },
  {
    title: 'a MachineConfig of somebody that the pool refuses',
    scenario: 'render-degraded',
    foretold: [['machine-config-pools', 'fail', 'PoolDegraded']],
    phase: 'Failed',
    problem: 'PoolDegraded',
    diagnosis: {
      ruleId: 'machine-config-refused',
      certainty: 'certain',
      source: 'preflight',
      says: 'ignition disks section contains changes',
    },
    remedy: { kind: 'command', title: 'See that the pool has recovered' },
    repair: byHand('oc delete machineconfig 98-var-lib-containers-partitioned'),
    again: { phase: 'Succeeded' },
  },
];

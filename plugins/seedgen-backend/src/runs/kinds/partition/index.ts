import { InputError } from '@backstage/errors';
import {
  manifestToYaml,
  parseDevicePath,
  PARTITION_PHASES,
  seedgenStoragePartitionPermission,
  partitionRequestSchema,
} from '@seedgen/backstage-plugin-seedgen-common';
import { restartLifecycleAgent } from '../../effects/lifecycleAgent';
import { runPreflight } from '../../effects/runPreflight';
import {
  applyMachineConfig,
  deleteMachineConfig,
  planStorage,
  readLayout,
} from './effects';
import type { RequestOf, RunKindDefinition } from '../../engine/definition';
import { readStoredMemory } from '../../engine/storedState';
import { decidePartitionRun } from './decide';
import { newPartitionMemory, type PartitionMemory } from './memory';
import { isPastReturn, PHASE_LIMITS } from './order';
import { previewStrategy } from './preview';

/** Puts container storage on a disk or partition of its own, with a reboot. */
export const partition: RunKindDefinition<
  RequestOf<'partition'>,
  PartitionMemory
> = {
  kind: 'partition',
  request: partitionRequestSchema,
  subject: 'cluster',
  phases: PARTITION_PHASES,
  phaseLimits: PHASE_LIMITS,
  locks: 'subject',
  followsLog: false,
  diagnosed: {
    source: 'machine-config',
    facts: run => {
      const { pool, node, manifest } = run.memory as PartitionMemory;
      return { pool, node, machineConfig: manifest?.metadata.name };
    },
  },
  stateVersion: 1,
  newMemory: newPartitionMemory,
  upgradeState: stored =>
    readStoredMemory<PartitionMemory>(stored, ['rebooted']),
  permission: seedgenStoragePartitionPermission,
  check: ({ strategy, device }) => {
    if (strategy === 'install-time') {
      throw new InputError(
        "StrategyNotARun: 'install-time' is delivered as files for the cluster's installation; take them from the storage plan",
      );
    }
    if (device !== undefined) parseDevicePath(device);
  },
  image: () => undefined,
  auditMessage: ({ reason }) => reason,
  observes: ({ memory }) => ({
    pool: true,
    machineConfig: memory.manifest?.metadata.name,
  }),
  decide: decidePartitionRun,
  performers: {
    'run-preflight': runPreflight,
    'plan-storage': planStorage,
    'apply-machine-config': applyMachineConfig,
    'delete-machine-config': deleteMachineConfig,
    'read-layout': readLayout,
    'restart-lifecycle-agent': restartLifecycleAgent,
  },
  isPastReturn: ({ phase }) => isPastReturn(phase),
  preflight: ({ request }) => ({
    kind: request.kind,
    cluster: request.cluster,
    strategy: request.strategy,
    device: request.device,
  }),
  // Once the disk is planned, the one that it is.
  show: ({ request, memory }) => ({
    strategy: request.strategy,
    device: memory.device ?? request.device,
  }),
  preview: previewStrategy,
  // Planned from the disks as they are when the run looks at them, so unknown until then.
  manifests: ({ memory: { manifest } }) =>
    manifest
      ? [
          {
            name: `${manifest.metadata.name}.yaml`,
            yaml: manifestToYaml(manifest),
          },
        ]
      : [],
};

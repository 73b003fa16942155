import type {
  Condition,
  MachineConfigPoolSeen,
  NodeSeen,
  RunPhase,
  StorageLayout,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { AuditRecord } from '../../audit/types';
import type { Effect, EffectResult } from '../engine/effects';
import type { NewTimelineEntry, Seen } from '../engine/types';
import { newRun } from '../engine/newRun';
import { KINDS } from '../kinds';
import { decidePartitionRun } from '../kinds/partition/decide';
import type { PartitionRun } from '../kinds/partition/memory';
import {
  CLUSTER_ID,
  condition,
  RUN_ID,
  type ClusterView,
} from './observations';
import { DEFAULT_SETTINGS } from '../../__testUtils__/defaultSettings';

export const MACHINE_CONFIG = '98-seedgen-var-lib-containers';
export const PLANNED_DISK = '/dev/disk/by-id/virtio-planned';
export const OTHER_DISK = '/dev/disk/by-id/virtio-other';
const START = Date.parse('2026-11-22T10:00:00.000Z');

/** A moment of a rollout: seconds since the request, and what the cluster shows. */
export interface PartitionRow {
  t: number;
  cluster: ClusterView;
  /** Whether the storage is as it was planned; on another disk it is `elsewhere`. */
  storageReady?: boolean | 'elsewhere' | 'unseen';
}

const UPDATED = condition('Updated', 'True', '', 'All nodes are updated');
const UPDATING = condition(
  'Updating',
  'True',
  '',
  'All nodes are updating to MachineConfig rendered-master-new',
);

/** The pool and the node at a moment of a rollout. */
export function pool(options: {
  desired?: 'old' | 'new';
  current?: 'old' | 'new';
  conditions?: Condition[];
  degraded?: number;
  node?: Partial<NodeSeen>;
  present?: boolean;
  paused?: boolean;
}): ClusterView {
  const { desired = 'old', current = 'old', degraded = 0 } = options;
  const settled = desired === current;
  const seen: MachineConfigPoolSeen = {
    name: 'master',
    desiredConfiguration: `rendered-master-${desired}`,
    currentConfiguration: `rendered-master-${current}`,
    sources: ['00-master', ...(desired === 'new' ? [MACHINE_CONFIG] : [])],
    ...(options.paused ? { paused: true } : {}),
    machineCount: 1,
    updatedMachineCount: settled ? 1 : 0,
    readyMachineCount: settled ? 1 : 0,
    degradedMachineCount: degraded,
    conditions: options.conditions ?? [settled ? UPDATED : UPDATING],
  };
  return {
    api: { state: 'up' },
    seedGenerator: { state: 'absent' },
    clusterId: CLUSTER_ID,
    pool: seen,
    node: {
      name: 'sno1',
      ready: true,
      currentConfiguration: `rendered-master-${current}`,
      desiredConfiguration: `rendered-master-${desired}`,
      daemonState: settled ? 'Done' : 'Working',
      ...options.node,
    },
    machineConfigPresent: options.present,
  };
}

/** Drives a fresh run through the rows; the last row holds on until the end. */
export function drivePartition(
  rows: readonly PartitionRow[],
  options: {
    plan?: Extract<EffectResult, { type: 'plan-storage'; ok: true }>['value'];
    /** Goes on with this run instead of a fresh one. */
    from?: PartitionRun;
    cancelAt?: number;
    onlyIfStoppable?: boolean;
    restartFails?: boolean;
  } = {},
) {
  const limits = KINDS.limitsOf('partition', DEFAULT_SETTINGS.limits);
  let run =
    options.from ??
    (newRun(
      {
        id: RUN_ID,
        request: {
          kind: 'partition',
          cluster: 'sno1',
          strategy: 'machine-config',
          confirmation: 'sno1',
        },
        requestedBy: 'user:default/jane',
        now: new Date(START),
      },
      KINDS,
    ) as PartitionRun);
  const phases: RunPhase[] = ['Preflight'];
  const entries: NewTimelineEntry[] = [];
  const audits: AuditRecord[] = [];
  const effects: Array<Effect['type']> = [];
  const texts: (string | undefined)[] = [];
  const steps: Array<{ run: PartitionRun; entries: number; audits: number }> =
    [];

  const perform = (effect: Effect, row: PartitionRow): EffectResult => {
    effects.push(effect.type);
    const failure = { code: 'forbidden' as const, message: 'not allowed' };
    switch (effect.type) {
      case 'plan-storage':
        return {
          type: effect.type,
          ok: true,
          value: options.plan ?? {
            outcome: 'planned',
            summary: `machine-config on ${PLANNED_DISK}`,
            device: PLANNED_DISK,
            manifest: {
              apiVersion: 'machineconfiguration.openshift.io/v1',
              kind: 'MachineConfig',
              metadata: { name: MACHINE_CONFIG },
            },
          },
        };
      case 'run-preflight':
        return {
          type: effect.type,
          ok: true,
          value: {
            verdict: 'passed',
            summary: 'All checks passed',
            identity: { clusterId: CLUSTER_ID },
          },
        };
      case 'read-layout':
        return {
          type: effect.type,
          ok: true,
          value: layout(row.storageReady ?? true),
        };
      case 'delete-machine-config':
        return { type: effect.type, ok: true, value: { outcome: 'deleted' } };
      case 'restart-lifecycle-agent':
        return options.restartFails
          ? { type: effect.type, ok: false, failure }
          : { type: effect.type, ok: true, value: undefined };
      default:
        return {
          type: effect.type,
          ok: true,
          value: undefined,
        } as EffectResult;
    }
  };
  const look = (row: PartitionRow, now: Date) => {
    let seen: Seen = { cluster: { at: now.toISOString(), ...row.cluster } };
    for (let round = 0; round < 10; round += 1) {
      const decision = decidePartitionRun(run, seen, now, limits);
      run = JSON.parse(JSON.stringify(decision.run));
      texts.push(run.statusText);
      entries.push(...decision.entries);
      audits.push(...decision.audits);
      phases.push(
        ...decision.entries
          .filter(({ type }) => type === 'phase')
          .map(({ phase }) => phase),
      );
      steps.push({ run, entries: entries.length, audits: audits.length });
      if (decision.effects.length === 0) return;
      seen = { results: decision.effects.map(each => perform(each, row)) };
    }
  };
  for (const row of rows) {
    const now = new Date(START + row.t * 1000);
    look(row, now);
    if (run.phase === 'Applying') look(row, now);
    if (row.t === options.cancelAt) {
      run = {
        ...run,
        cancelled: {
          by: 'user:default/jane',
          at: now.toISOString(),
          onlyIfStoppable: options.onlyIfStoppable,
        },
      };
    }
  }
  const last = rows[rows.length - 1];
  const isOver = () =>
    ['Succeeded', 'Failed', 'Abandoned'].includes(run.phase) && !run.watching;
  for (let more = 1; more < 150 && !isOver(); more += 1) {
    look(last, new Date(START + (last.t + more * 15) * 1000));
  }
  return { run, phases, entries, audits, effects, texts, steps };
}

function layout(ready: boolean | 'elsewhere' | 'unseen'): StorageLayout {
  const mounted = ready === 'elsewhere' ? OTHER_DISK : PLANNED_DISK;
  return {
    node: 'sno1',
    observedAt: '2026-11-22T10:00:00.000Z',
    disks:
      ready === 'unseen'
        ? []
        : [OTHER_DISK, PLANNED_DISK].map((stablePath, index) => ({
            name: `vd${'bc'[index]}`,
            path: `/dev/vd${'bc'[index]}`,
            stablePath,
            sizeBytes: 200_000_000_000,
            mountpoints: [],
            partitions: [
              {
                name: `vd${'bc'[index]}1`,
                sizeBytes: 200_000_000_000,
                mountpoints:
                  ready && stablePath === mounted
                    ? ['/var/lib/containers']
                    : [],
              },
            ],
          })),
    filesystems: ready
      ? [
          {
            mountpoint: '/var/lib/containers',
            source: '/dev/vdb1',
            sizeBytes: 200_000_000_000,
            availableBytes: 199_000_000_000,
          },
        ]
      : [],
    sources: ['lsblk', 'df'],
    containerMountUnit: { active: Boolean(ready) },
  };
}

import {
  isTerminalPhase,
  type LifecycleAgentSeen,
} from '@seedgen/backstage-plugin-seedgen-common';
import { driveGenerate, START } from './driveGenerate';
import { drivePartition, pool, type PartitionRow } from './drivePartition';
import { beside, driveRemedy, type RemedyRow } from './driveRemedy';
import { T1, T2, T13, UNTIL_OUTAGE } from './generateTimelines';
import { down, progress } from './observations';
import type { MachineRun, NewTimelineEntry } from '../engine/types';
import type { AuditRecord } from '../../audit';
import { newRun } from '../engine/newRun';
import { KINDS } from '../kinds';

/** A run as it was asked for and as it is, with what it recorded on the way. */
export interface RecordedRun {
  before: MachineRun;
  after: MachineRun;
  entries: NewTimelineEntry[];
  audits: AuditRecord[];
}

type Driven = Pick<RecordedRun, 'entries' | 'audits'> & { run: MachineRun };

/** A rollout from the request to the node's return. */
export const ROLLOUT: PartitionRow[] = [
  { t: 0, cluster: pool({}) },
  { t: 3, cluster: pool({ present: true }) },
  { t: 10, cluster: pool({ desired: 'new', present: true }) },
  { t: 90, cluster: down() },
  { t: 300, cluster: pool({ desired: 'new', present: true }) },
  { t: 330, cluster: pool({ desired: 'new', current: 'new', present: true }) },
];

/** Lifecycle Agent with one pod. */
export function agent(
  uid: string,
  ready: boolean,
): { lifecycleAgent: LifecycleAgentSeen } {
  return {
    lifecycleAgent: {
      deployment: ready ? 'available' : 'unavailable',
      pods: [{ uid, ready }],
      serviceVersions: [
        { name: 'lifecycle-agent.v4.18.0', phase: 'Succeeded' },
      ],
    },
  };
}

/** The remedy that restarts it. */
export const RESTARTED = {
  action: 'restart-lifecycle-agent',
  runId: 'run-1',
} as const;
/** Lifecycle Agent stands at a step that does not end. */
export const HANGS = progress('Pulling recert image');
/** A restart of Lifecycle Agent until its new pod is ready. */
export const RESTART: RemedyRow[] = [
  { t: 0, cluster: { ...HANGS, ...agent('pod-1', true) } },
  { t: 4, cluster: { ...HANGS, ...agent('pod-1', true) } },
  { t: 8, cluster: { ...HANGS, ...agent('pod-2', false) } },
  { t: 30, cluster: { ...HANGS, ...agent('pod-2', true) } },
].map(row => ({
  ...row,
  around: { open: [beside()], target: beside(), generatorOwner: beside() },
}));

/**
 * Runs of each kind: the first in each phase of its undisturbed way, and one at each end. Each is on a
 * cluster of its own, which is named after it.
 */
export function recordedRuns(): RecordedRun[] {
  const ends: Driven[] = [
    driveGenerate(T1),
    driveGenerate(T2),
    driveGenerate(T13),
    // Cancelled in the outage: nobody follows it any more, and its end is not known.
    driveGenerate(UNTIL_OUTAGE, {
      rounds: 1,
      afterRow: (run, row) =>
        row === UNTIL_OUTAGE[UNTIL_OUTAGE.length - 1]
          ? {
              ...run,
              cancelled: {
                by: 'user:default/jane',
                at: new Date(START + row.t * 1000).toISOString(),
              },
            }
          : run,
    }),
    drivePartition(ROLLOUT),
    drivePartition(ROLLOUT, { cancelAt: 3 }),
    driveRemedy({ action: 'restart-lifecycle-agent', runId: 'run-1' }, RESTART),
  ];
  return [
    ...asked(),
    ...inEachPhase(driveGenerate(T1)),
    ...inEachPhase(drivePartition(ROLLOUT)),
    ...inEachPhase(drivePartition(ROLLOUT, { cancelAt: 3 })),
    ...inEachPhase(driveRemedy(RESTARTED, RESTART)),
    ...ends,
  ].map((driven, index) => onItsOwn(driven, index + 1));
}

/** Nobody has taken them up yet. */
function asked(): Driven[] {
  return [driveGenerate([], { rounds: 0 }), drivePartition(ROLLOUT.slice(0, 1))]
    .map(({ run }) =>
      newRun(
        {
          id: run.id,
          request: run.request,
          requestedBy: run.requestedBy,
          now: new Date(START),
        },
        KINDS,
      ),
    )
    .map(run => ({ run, entries: [], audits: [] }));
}

/** The last moment in each phase but the end: with as much behind it as there is. */
function inEachPhase(driven: {
  steps: Array<{ run: MachineRun; entries: number; audits: number }>;
  entries: NewTimelineEntry[];
  audits: AuditRecord[];
}): Driven[] {
  const last = new Map(driven.steps.map(step => [step.run.phase, step]));
  return [...last.values()]
    .filter(({ run }) => !isTerminalPhase(run.phase))
    .map(({ run, entries, audits }) => ({
      run,
      entries: driven.entries.slice(0, entries),
      audits: driven.audits.slice(0, audits),
    }));
}

function onItsOwn(driven: Driven, number: number): RecordedRun {
  const { run } = driven;
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const cluster = `sno-${number}-${run.kind}-${run.phase.toLowerCase()}`;
  const renamed = <T>(value: T): T =>
    JSON.parse(
      JSON.stringify(value).replaceAll(/"(?:sno1|remedy-1|run-1)"/g, text =>
        JSON.stringify(text === '"sno1"' ? cluster : id),
      ),
    );
  const after = renamed({ ...run, id });
  return {
    before: newRun(
      {
        id,
        request: after.request,
        requestedBy: run.requestedBy,
        now: new Date(run.requestedAt),
      },
      KINDS,
    ),
    after,
    entries: renamed(driven.entries),
    audits: renamed(driven.audits).map(record => ({ ...record, runId: id })),
  };
}

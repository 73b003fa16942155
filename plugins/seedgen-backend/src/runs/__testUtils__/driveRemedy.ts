import type {
  RemedyCall,
  RunPhase,
} from '@seedgen/backstage-plugin-seedgen-common';
import type { AuditRecord } from '../../audit/types';
import type { Effect, EffectResult } from '../engine/effects';
import type { NewTimelineEntry, Seen } from '../engine/types';
import { newRun } from '../engine/newRun';
import { KINDS } from '../kinds';
import { decideRemedy } from '../kinds/remedy/decide';
import type { RemedyRun } from '../kinds/remedy/memory';
import type { RunBeside } from '../engine/definition';
import type { Surroundings } from '../kinds/remedy/surroundings';
import type { ClusterView } from './observations';
import { DEFAULT_SETTINGS } from '../../__testUtils__/defaultSettings';

const START = Date.parse('2026-11-22T10:00:00.000Z');
const IMAGE = 'registry.example/ocp/seed:4.18.27-x86_64';

/** A moment: seconds since the request, what the cluster shows, and what the portal knows. */
export interface RemedyRow {
  t: number;
  cluster: ClusterView;
  around?: Partial<Surroundings>;
}

/** A generate run of the portal on the same cluster. */
export function beside(changes: Partial<RunBeside> = {}): RunBeside {
  return {
    id: 'run-1',
    cluster: 'sno1',
    request: {
      kind: 'generate',
      cluster: 'sno1',
      seedImage: IMAGE,
      confirmation: 'sno1',
    },
    seedImage: IMAGE,
    phase: 'Preparing',
    phaseSince: '2026-11-22T09:00:00.000Z',
    active: true,
    imaging: false,
    unanswered: true,
    ...changes,
  };
}

type Answers = { [Type in Effect['type']]?: EffectResult | 'forbidden' };

/** Drives a fresh remedy through the rows; the last row holds on until the end. */
export function driveRemedy(
  call: RemedyCall,
  rows: readonly RemedyRow[],
  options: {
    answers?: Answers;
    /** Goes on with this run instead of a fresh one. */
    from?: RemedyRun;
    cancelAt?: number;
    onlyIfStoppable?: boolean;
  } = {},
) {
  const limits = KINDS.limitsOf('remedy', DEFAULT_SETTINGS.limits);
  let run =
    options.from ??
    (newRun(
      {
        id: 'remedy-1',
        request: {
          kind: 'remedy',
          cluster: 'sno1',
          remedy: call,
          confirmation: 'sno1',
        },
        requestedBy: 'user:default/jane',
        now: new Date(START),
      },
      KINDS,
    ) as RemedyRun);
  const phases: RunPhase[] = ['Checking'];
  const entries: NewTimelineEntry[] = [];
  const audits: AuditRecord[] = [];
  const effects: Effect[] = [];
  const steps: Array<{ run: RemedyRun; entries: number; audits: number }> = [];

  const perform = (effect: Effect): EffectResult => {
    effects.push(effect);
    const answer = options.answers?.[effect.type];
    if (answer === 'forbidden') {
      const failure = { code: 'forbidden' as const, message: 'delete pods' };
      return { type: effect.type, ok: false, failure };
    }
    return answer ?? success(effect);
  };
  const look = (row: RemedyRow, now: Date) => {
    let seen: Seen = {
      cluster: { at: now.toISOString(), ...row.cluster },
      context: { open: [], external: false, ...row.around },
    };
    for (let round = 0; round < 10; round += 1) {
      const decision = decideRemedy(run, seen, now, limits);
      // What is stored is JSON.
      run = JSON.parse(JSON.stringify(decision.run));
      entries.push(...decision.entries);
      audits.push(...decision.audits);
      phases.push(
        ...decision.entries
          .filter(({ type }) => type === 'phase')
          .map(({ phase }) => phase),
      );
      steps.push({ run, entries: entries.length, audits: audits.length });
      if (decision.effects.length === 0) return round > 0;
      seen = { results: decision.effects.map(perform) };
    }
    return true;
  };
  for (const row of rows) {
    const now = new Date(START + row.t * 1000);
    if (row.t === options.cancelAt) {
      run.cancelled = {
        by: 'user:default/joe',
        at: now.toISOString(),
        onlyIfStoppable: options.onlyIfStoppable,
      };
    }
    while (look(row, now));
  }
  const last = rows[rows.length - 1];
  const isOver = () => run.finishedAt !== undefined;
  for (let more = 1; more < 400 && !isOver(); more += 1) {
    look(last, new Date(START + (last.t + more * 15) * 1000));
  }
  return {
    run,
    phases,
    entries,
    audits,
    effects,
    steps,
    did: effects.map(({ type }) => type),
  };
}

function success(effect: Effect): EffectResult {
  const values: { [Type in Effect['type']]?: unknown } = {
    'read-agent-files': { secret: false, object: false },
    'replace-secret': { seedImage: IMAGE },
    'cancel-run': { runId: 'run-1' },
    'remove-seed-generator': { outcome: 'deleted' },
    'begin-run': { outcome: 'begun', runId: 'run-2' },
    'remove-machine-config': { outcome: 'deleted' },
    'remove-finished-pods': { deleted: 3, left: 0 },
    'resume-machine-config-pool': { outcome: 'resumed' },
  };
  return {
    type: effect.type,
    ok: true,
    value: values[effect.type],
  } as EffectResult;
}

import {
  isTerminalPhase,
  phasesOf,
  type Run,
  type RunPhase,
  type TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import { between } from '../format';

/**
 * How a step of a run stands. `skipped`: the run went past it without ever being seen in it, which
 * is normal for short phases. `stopped`: the requester stopped following here.
 */
export type StepState =
  | 'done'
  | 'current'
  | 'skipped'
  | 'pending'
  | 'failed'
  | 'stopped'
  | 'unconfirmed';

/** A step of a run. */
export interface Step {
  phase: RunPhase;
  state: StepState;
  /** When the run was first seen in it. */
  enteredAt?: string;
  /** How long it took; absent while it lasts and for one that was not seen. */
  durationMs?: number;
}

/** The steps of a run in the order of an undisturbed one. */
export function stepsOf(
  run: Pick<Run, 'kind' | 'phase' | 'phaseSince'>,
  timeline: readonly TimelineEntry[],
): Step[] {
  const entered = entriesByPhase(run, timeline);
  const phases = shownPhases(run.kind, entered);
  const reached = [...entered.keys()].filter(phase => phases.includes(phase));
  const last = reached.reduce(
    (furthest, phase) => Math.max(furthest, phases.indexOf(phase)),
    -1,
  );
  const order = [...entered].sort(([, a], [, b]) => a.localeCompare(b));

  return phases.map((phase, index) => {
    const enteredAt = entered.get(phase);
    const next = order[order.findIndex(([name]) => name === phase) + 1];
    return {
      phase,
      state: stateOf(run.phase, { index, last, seen: enteredAt !== undefined }),
      enteredAt,
      durationMs: enteredAt && next ? between(enteredAt, next[1]) : undefined,
    };
  });
}

function shownPhases(
  kind: Run['kind'],
  entered: ReadonlyMap<RunPhase, string>,
): RunPhase[] {
  const usual = [...phasesOf(kind)];
  // Of a kind that is not known here, those that it has entered.
  if (usual.length === 0) {
    return [...entered.keys()].filter(phase => !isTerminalPhase(phase));
  }
  if (!entered.has('Reverting')) return usual;
  // Off the usual way, which is therefore not shown beyond where it was left.
  const left = usual.reduce(
    (furthest, phase, index) => (entered.has(phase) ? index : furthest),
    -1,
  );
  return [...usual.slice(0, left + 1), 'Reverting'];
}

function stateOf(
  phase: RunPhase,
  step: { index: number; last: number; seen: boolean },
): StepState {
  if (phase === 'Succeeded') return step.seen ? 'done' : 'skipped';
  if (step.index > step.last) return 'pending';
  if (step.index < step.last) return step.seen ? 'done' : 'skipped';
  switch (phase) {
    case 'Failed':
      return 'failed';
    case 'Abandoned':
      return 'stopped';
    case 'Unconfirmed':
      return 'unconfirmed';
    default:
      return 'current';
  }
}

function entriesByPhase(
  run: Pick<Run, 'phase' | 'phaseSince'>,
  timeline: readonly TimelineEntry[],
): Map<RunPhase, string> {
  const entered = new Map<RunPhase, string>();
  for (const { phase, at } of timeline) {
    if (!entered.has(phase)) entered.set(phase, at);
  }
  if (!entered.has(run.phase)) entered.set(run.phase, run.phaseSince);
  return entered;
}

/**
 * How far a run is, as the number of its step and how many there are; for a line of text. Nothing of a kind
 * whose phases are not known here.
 */
export function progressOf(
  run: Pick<Run, 'kind' | 'phase'>,
): { step: number; total: number } | undefined {
  const phases = phasesOf(run.kind);
  if (phases.length === 0) return undefined;
  const index = phases.indexOf(run.phase);
  const total = phases.length;
  if (index >= 0) return { step: index + 1, total };
  return { step: total, total };
}

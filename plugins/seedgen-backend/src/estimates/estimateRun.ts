import {
  FEWEST_RUNS_FOR_ESTIMATE,
  phasesOf,
  type Run,
  type RunEstimate,
  type RunEstimates,
  type RunPhase,
  type TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';
import { phasesEntered } from './durationsOf';
import { weightedQuantile } from './quantiles';
import type { RunDurations, RunHistory } from './types';

/** An active run, as far as its end depends on it. */
export type RunUnderWay = Pick<
  Run,
  'kind' | 'phase' | 'requestedAt' | 'phaseSince' | 'unreachableSince'
> & { timeline: readonly TimelineEntry[] };

/** When a known run would have reached something, had it been this one. */
interface Prediction {
  at: number;
  own: boolean;
  /** It had left the current phase sooner, or was back sooner, than this one. */
  overrun: boolean;
}

// Four of five runs lie between these.
const LOW = 0.1;
const HIGH = 0.9;
// A cluster is most like itself.
const OWN_WEIGHT = 3;

// From where on a loss of the API is the outage, and not a moment's disturbance.
const OUTAGE_FROM: Partial<Record<Run['kind'], RunPhase>> = {
  generate: 'Preparing',
  partition: 'Updating',
};
// From where on it is over.
const OUTAGE_OVER: Partial<Record<Run['kind'], RunPhase>> = {
  generate: 'Recovering',
  partition: 'Verifying',
};

/**
 * When the end of a run, and of the outage, is to be expected by runs of its kind that succeeded.
 * Pure.
 *
 * Each known run is laid over this one so that both enter the last phase at once that both are known
 * to have entered; what it took from there on is its prediction. Those that had left the current phase
 * sooner than now say nothing about how long it still takes: they count only where fewer than three
 * others are left, and then as if they left it now. Of all predictions the range from the tenth to the
 * ninetieth hundredth is given; runs of the same cluster count three times.
 *
 * @returns nothing for a kind of run whose phases do not follow each other in time
 */
export function estimateRun(
  run: RunUnderWay,
  history: RunHistory,
  now: Date,
): RunEstimates | undefined {
  const order = phasesOf(run.kind);
  const rank = (phase: RunPhase) => order.indexOf(phase);
  if (rank(run.phase) < 0) return undefined;
  const entered = phasesEntered(run.timeline);
  entered.set(run.phase, entered.get(run.phase) ?? run.phaseSince);
  const known = [
    ...history.cluster.map(durations => ({ durations, own: true })),
    ...history.fleet.map(durations => ({ durations, own: false })),
  ].filter(({ durations }) => cameAsFar(durations, run.phase, rank));
  const overlay = (
    { durations, own }: { durations: RunDurations; own: boolean },
    reachedMs: number,
  ): Prediction => {
    const shift = shiftOf(durations, run, entered, rank);
    const leftAt = shift + leavingMs(durations, run.phase, rank);
    const overrun = leftAt <= now.getTime();
    return {
      own,
      overrun,
      at: overrun
        ? now.getTime() + Math.max(shift + reachedMs - leftAt, 0)
        : shift + reachedMs,
    };
  };
  const end = estimateOf(
    known.map(each => overlay(each, each.durations.totalMs)),
    now,
    'end',
  );
  return {
    at: now.toISOString(),
    end,
    ...outageEstimate(run, known, overlay, rank, now),
  };
}

function outageEstimate(
  run: RunUnderWay,
  known: Array<{ durations: RunDurations; own: boolean }>,
  overlay: (
    each: { durations: RunDurations; own: boolean },
    reachedMs: number,
  ) => Prediction,
  rank: (phase: RunPhase) => number,
  now: Date,
): Pick<RunEstimates, 'outageEnd'> {
  const from = OUTAGE_FROM[run.kind];
  const over = OUTAGE_OVER[run.kind];
  if (!from || !over) return {};
  const isBack = run.timeline.some(
    ({ type, phase }) => type === 'api-back' && rank(phase) > rank(from),
  );
  const lostAt =
    rank(run.phase) >= rank(from) ? run.unreachableSince : undefined;
  if (!lostAt && (isBack || rank(run.phase) >= rank(over))) return {};
  const predictions = known.flatMap(each => {
    const { outage } = each.durations;
    if (!outage) return [];
    if (!lostAt) return [overlay(each, outage.untilMs)];
    const at = Date.parse(lostAt) + outage.untilMs - outage.fromMs;
    const overrun = at <= now.getTime();
    return [{ own: each.own, overrun, at: overrun ? now.getTime() : at }];
  });
  return { outageEnd: estimateOf(predictions, now, 'return of the API') };
}

function estimateOf(
  predictions: readonly Prediction[],
  now: Date,
  what: string,
): RunEstimate {
  const ahead = predictions.filter(({ overrun }) => !overrun);
  const used = ahead.length < FEWEST_RUNS_FOR_ESTIMATE ? predictions : ahead;
  const clusterRuns = used.filter(({ own }) => own).length;
  const basis = { clusterRuns, fleetRuns: used.length - clusterRuns };
  if (used.length < FEWEST_RUNS_FOR_ESTIMATE) {
    return {
      basis,
      reason: {
        code: 'TooLittleHistory',
        message: `The ${what} is estimated once ${FEWEST_RUNS_FOR_ESTIMATE} runs of this kind have succeeded that can be compared with this one; there are ${used.length}.`,
      },
    };
  }
  if (ahead.length === 0) {
    return {
      basis,
      reason: {
        code: 'LongerThanEver',
        message: `None of the ${used.length} known runs took as long as this one has taken here already.`,
      },
    };
  }
  const values = used.map(({ at, own }) => ({
    value: at,
    weight: own ? OWN_WEIGHT : 1,
  }));
  const moment = (share: number) =>
    new Date(
      Math.max(Math.round(weightedQuantile(values, share)), now.getTime()),
    ).toISOString();
  return { basis, range: { from: moment(LOW), to: moment(HIGH) } };
}

// One that ended before this phase, as where nothing needed to be done, is of another sort.
function cameAsFar(
  { phases }: RunDurations,
  current: RunPhase,
  rank: (phase: RunPhase) => number,
): boolean {
  return phases.some(([phase]) => rank(phase) >= rank(current));
}

/** When a known run would have begun, had it been this one. */
function shiftOf(
  { phases }: RunDurations,
  run: RunUnderWay,
  entered: ReadonlyMap<RunPhase, string>,
  rank: (phase: RunPhase) => number,
): number {
  let shift = Date.parse(run.requestedAt);
  let furthest = -1;
  for (const [phase, atMs] of phases) {
    const here = entered.get(phase);
    if (here === undefined || rank(phase) > rank(run.phase)) continue;
    if (rank(phase) > furthest) {
      furthest = rank(phase);
      shift = Date.parse(here) - atMs;
    }
  }
  return shift;
}

/** When a known run was past the phase, from its start. */
function leavingMs(
  { phases, totalMs }: RunDurations,
  current: RunPhase,
  rank: (phase: RunPhase) => number,
): number {
  const later = phases
    .filter(([phase]) => rank(phase) > rank(current))
    .map(([, atMs]) => atMs);
  return later.length > 0 ? Math.min(...later) : totalMs;
}

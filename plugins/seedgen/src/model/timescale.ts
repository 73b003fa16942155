import {
  isTerminalPhase,
  type RunDetails,
  type RunPhase,
  type TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';

/** A stretch of time on the scale; places and widths are shares of the whole. */
export interface Span {
  from: string;
  /** Absent while it lasts. */
  until?: string;
  durationMs: number;
  start: number;
  width: number;
  /** Too short to be seen as long as it is: drawn wider, which is to be said. */
  widened: boolean;
}

/** A phase that the run was seen in. */
export interface PhaseSpan extends Span {
  phase: RunPhase;
}

/** A moment on the scale. */
export interface Mark {
  at: string;
  start: number;
}

/** What took how long in a run, ready to be drawn. */
export interface Timescale {
  from: string;
  durationMs: number;
  phases: PhaseSpan[];
  /** When the API did not answer. */
  outages: Span[];
  /** When the image appeared in the registry. */
  image?: Mark;
  /** The present, as long as the run goes on. */
  now?: Mark;
  /** When the end is expected. */
  expectedEnd?: Span;
  /** Lengths since the start to write at the axis. */
  ticks: { ms: number; start: number }[];
}

/** Share of the width below which a bar could not be seen. */
export const LEAST_WIDTH = 0.008;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  ...[1, 2, 5, 10, 30].map(n => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(n => n * MINUTE),
  ...[1, 2, 6, 12, 24].map(n => n * HOUR),
];
const MOST_TICKS = 6;

/**
 * What took how long, from the request until the end or, of a run that goes on, until now or the
 * latest expected end. Everything is to scale, but for what would be too short to be seen.
 */
export function timescaleOf(
  run: Pick<
    RunDetails,
    'phase' | 'requestedAt' | 'finishedAt' | 'digest' | 'estimates' | 'timeline'
  >,
  now: number,
): Timescale {
  const { requestedAt, finishedAt, timeline, estimates } = run;
  const begin = Date.parse(requestedAt);
  const range = finishedAt ? undefined : estimates?.end.range;
  const present = Math.max(begin, finishedAt ? Date.parse(finishedAt) : now);
  const end = Math.max(present, range ? Date.parse(range.to) : 0, begin + 1);
  const placed = scale(begin, end);

  const span = (from: string, until: string | undefined): Span => {
    const a = Date.parse(from);
    const b = Math.max(a, until ? Date.parse(until) : present);
    return { from, until, durationMs: b - a, ...placed.stretch(a, b) };
  };
  const image = imageMomentOf(run);
  return {
    from: requestedAt,
    durationMs: end - begin,
    phases: enteredPhases(timeline).map(({ phase, from, until }) => ({
      phase,
      ...span(from, until ?? finishedAt),
    })),
    outages: outageTimes(timeline).map(({ from, until }) =>
      span(from, until ?? finishedAt),
    ),
    image: image ? { at: image, start: placed.point(image) } : undefined,
    now: finishedAt
      ? undefined
      : { at: new Date(present).toISOString(), start: placed.share(present) },
    expectedEnd: range && span(range.from, range.to),
    ticks: ticksOf(end - begin),
  };
}

function scale(begin: number, end: number) {
  const share = (moment: number) =>
    Math.min(1, Math.max(0, (moment - begin) / (end - begin)));
  return {
    share,
    point: (moment: string) => share(Date.parse(moment)),
    stretch: (from: number, until: number) => {
      const start = share(from);
      const width = share(until) - start;
      if (width >= LEAST_WIDTH) return { start, width, widened: false };
      // At the right end it grows to the left, to stay inside.
      return {
        start: Math.min(start, 1 - LEAST_WIDTH),
        width: LEAST_WIDTH,
        widened: true,
      };
    },
  };
}

/** Phases in the order in which they were entered; an end is a moment and no stretch. */
function enteredPhases(
  timeline: readonly TimelineEntry[],
): { phase: RunPhase; from: string; until?: string }[] {
  const entered = new Map<RunPhase, string>();
  for (const { phase, at } of timeline) {
    if (!entered.has(phase)) entered.set(phase, at);
  }
  const order = [...entered];
  return order
    .map(([phase, from], index) => ({
      phase,
      from,
      until: order[index + 1]?.[1],
    }))
    .filter(({ phase }) => !isTerminalPhase(phase));
}

/** When the API was away; of several losses without a return between them the first counts. */
function outageTimes(
  timeline: readonly TimelineEntry[],
): { from: string; until?: string }[] {
  const outages: { from: string; until?: string }[] = [];
  for (const { type, at } of timeline) {
    const last = outages[outages.length - 1];
    const open = last !== undefined && last.until === undefined;
    if (type === 'api-lost' && !open) outages.push({ from: at });
    if (type === 'api-back' && open) last.until = at;
  }
  return outages;
}

function imageMomentOf(
  run: Pick<RunDetails, 'digest' | 'timeline'>,
): string | undefined {
  const { digest, timeline } = run;
  const named = timeline.findIndex(
    ({ type, text }) => type === 'registry' && digest && text.includes(digest),
  );
  // The digest is told once the image is proven, which was under the tag before that.
  const seen = timeline
    .slice(0, named + 1)
    .filter(
      ({ type, text }) =>
        type === 'registry' && text.startsWith('The tag shows'),
    )
    .pop();
  return (
    seen ??
    timeline[named] ??
    timeline.find(({ phase }) => phase === 'Published')
  )?.at;
}

function ticksOf(durationMs: number): Timescale['ticks'] {
  const step =
    STEPS.find(candidate => durationMs / candidate < MOST_TICKS) ??
    Math.ceil(durationMs / MOST_TICKS / (24 * HOUR)) * 24 * HOUR;
  const count = Math.floor(durationMs / step);
  return Array.from({ length: count + 1 }, (_, index) => ({
    ms: index * step,
    start: (index * step) / durationMs,
  }));
}

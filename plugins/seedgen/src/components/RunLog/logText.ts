import type {
  RunLogSource,
  TimelineEntry,
} from '@seedgen/backstage-plugin-seedgen-common';

/** Lines of a log, without the empty ones at its end. */
export function linesOf(text: string): string[] {
  return text.replace(/(?<!\n)\n+$/, '').split('\n');
}

/** Numbers of the lines that contain a text, whatever its case; none for no text. */
export function matchesOf(lines: readonly string[], text: string): number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap((line, index) =>
    line.toLowerCase().includes(wanted) ? [index] : [],
  );
}

/** A milestone of the timeline and the line of the log that it was read in. */
export interface LogMilestone {
  entry: TimelineEntry;
  line: number;
}

// In front, as the container runtime writes it, or as the imager's own field.
const TIME =
  /^(?:time=")?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))/;

/**
 * Where in a log its milestones are, by their times. Of lines of the same moment the first that no
 * milestone before it has taken; one whose line has not been kept is left out.
 */
export function milestonesIn(
  lines: readonly string[],
  timeline: readonly TimelineEntry[],
  source: RunLogSource,
): LogMilestone[] {
  const linesAt = new Map<number, number[]>();
  lines.forEach((line, index) => {
    const time = Date.parse(TIME.exec(line)?.[1] ?? '');
    if (Number.isNaN(time)) return;
    linesAt.set(time, [...(linesAt.get(time) ?? []), index]);
  });
  return timeline
    .filter(({ type, source: from }) => type === 'milestone' && from === source)
    .flatMap(entry => {
      const line = linesAt.get(Date.parse(entry.occurredAt ?? ''))?.shift();
      return line === undefined ? [] : [{ entry, line }];
    })
    .sort((a, b) => a.line - b.line);
}

/** Lines that are shown alike: one that stands out, or all between two of them. */
export interface LogBlock {
  /** Number of its first line. */
  line: number;
  text: string;
  standsOut: boolean;
}

/** A log in as few pieces as will do, since it may be long. */
export function blocksOf(
  lines: readonly string[],
  standOut: ReadonlySet<number>,
  onlyThose: boolean,
): LogBlock[] {
  const blocks: LogBlock[] = [];
  let plain: string[] = [];
  const flush = (until: number) => {
    if (plain.length > 0 && !onlyThose) {
      const line = until - plain.length;
      blocks.push({ line, text: plain.join('\n'), standsOut: false });
    }
    plain = [];
  };
  lines.forEach((text, line) => {
    if (!standOut.has(line)) {
      plain.push(text);
      return;
    }
    flush(line);
    blocks.push({ line, text, standsOut: true });
  });
  flush(lines.length);
  return blocks;
}

const TERMINAL_SEQUENCE =
  // eslint-disable-next-line no-control-regex -- what a terminal would act on is looked for
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.?)/g;
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- as above
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A log without colours, cursor movements and what hides or reorders the text around it. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(TERMINAL_SEQUENCE, '')
    .replace(INVISIBLE, '');
}

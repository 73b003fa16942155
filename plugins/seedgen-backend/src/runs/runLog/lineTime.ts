const TIME =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9})\d*)?(Z|[+-]\d\d:\d\d) /;

/** When the container runtime took a line. */
export interface LineTime {
  /** As it stands in the line. */
  text: string;
  /** Orders times as text, to the nanosecond. */
  order: string;
}

/** The time in front of a line of a log; undefined if there is none. */
export function lineTime(line: string): LineTime | undefined {
  const match = TIME.exec(line);
  if (!match) return undefined;
  const [whole, seconds, fraction = '', zone] = match;
  const milliseconds = Date.parse(`${seconds}${zone}`);
  if (Number.isNaN(milliseconds)) return undefined;
  return {
    text: whole.trimEnd(),
    order: `${String(milliseconds).padStart(15, '0')}.${fraction.padEnd(
      9,
      '0',
    )}`,
  };
}

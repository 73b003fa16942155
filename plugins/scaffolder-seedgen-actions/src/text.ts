/** Text of a cluster or person as one line of a log, without what could move a cursor or forge a line. */
export function oneLine(text: string): string {
  // Control characters, line and paragraph separators; then marks that turn the direction of writing.
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/** A span of time in words, e.g. `4 min 10 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return seconds % 60 === 0
    ? `${minutes} min`
    : `${minutes} min ${seconds % 60} s`;
}

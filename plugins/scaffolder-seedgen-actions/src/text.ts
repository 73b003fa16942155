/** Text of a cluster or person as one line of a log, without what could move a cursor or forge a line. */
export function oneLine(text: string): string {
  // Control characters, line and paragraph separators; then marks that turn the direction of writing.
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/**
 * A length of time in English, as logs, timelines and statuses have it: `40 s`, `5 min`, `2 h 5 min`.
 *
 * @param milliseconds - less than nothing counts as nothing
 * @public
 */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  return minutes % 60 === 0
    ? `${minutes / 60} h`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

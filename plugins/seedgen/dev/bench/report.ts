/** Prints how long something took, and says whether its 95th percentile is within the goal. */
export function report(what: string, times: number[], goalMs: number): boolean {
  const known = times.filter(time => !Number.isNaN(time)).sort((a, b) => a - b);
  const missing = times.length - known.length;
  const at = (share: number) => known[Math.ceil(share * known.length) - 1];
  say(
    `${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(
      1,
    )} ms of ${times.length}${
      missing ? `, ${missing} never seen` : ''
    }; the goal for p95 is ${goalMs} ms.`,
  );
  return missing === 0 && at(0.95) <= goalMs;
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

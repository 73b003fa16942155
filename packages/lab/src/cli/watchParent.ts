import { readFileSync } from 'node:fs';

const INTERVAL_MS = 300;

/**
 * Calls back once the process that started this one is gone. A `tsx` in between, which outlives
 * a parent that was killed, does not count: then whoever started it is watched as well. Needs no
 * channel to the parent: an orphan gets another parent. Returns the way to stop watching.
 */
export function watchParent(onGone: () => void): () => void {
  const parent = process.ppid;
  const launcher = isTsx(parent) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    const orphaned =
      process.ppid !== parent ||
      (launcher !== undefined && parentOf(parent) !== launcher);
    if (orphaned) {
      clearInterval(timer);
      onGone();
    }
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function isTsx(pid: number): boolean {
  return /(^|\/|\0)tsx(\/|\0|$)/.test(readProcess(pid, 'cmdline') ?? '');
}

/** Known on Linux only; elsewhere the direct parent has to do. */
function parentOf(pid: number): number | undefined {
  // The name in parentheses may hold anything, so read from its end: state, then parent.
  const fields = readProcess(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
  return fields ? Number(fields[1]) : undefined;
}

function readProcess(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

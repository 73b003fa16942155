import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Problem, root, say } from './output.mjs';

// A program that crashes may print a minified source line.
const LONGEST_LINE = 400;

const running = new Set();
let stopping = false;

/** Environment in which the fetched Node and yarn come first. */
export let toolEnvironment = { ...process.env };

/** Sets what `toolEnvironment` adds to the environment of every process started from now on. */
export function useEnvironment(additions) {
  toolEnvironment = { ...toolEnvironment, ...additions };
}

/**
 * Starts a process in a group of its own, so that it and all that it starts can be ended together.
 *
 * `onLine` gets each line of its output; `logFile` gets all of it.
 */
export function start(command, args, options = {}) {
  const { env, onLine, logFile, inherit, cwd = root } = options;
  const child = spawn(command, args, {
    cwd,
    env: { ...toolEnvironment, ...env },
    detached: true,
    stdio: inherit
      ? ['ignore', 'inherit', 'inherit']
      : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const log = logFile ? createWriteStream(logFile) : undefined;
  for (const stream of inherit ? [] : [child.stdout, child.stderr]) {
    if (log) stream.pipe(log, { end: false });
    createInterface({ input: stream }).on('line', line => onLine?.(line));
  }
  child.ended = new Promise(resolve => {
    child.on('error', error => resolve({ error }));
    child.on('close', (code, signal) => resolve({ code, signal }));
  }).then(end => {
    running.delete(child);
    log?.end();
    return end;
  });
  return child;
}

/** Runs a process to its end; a failure is a problem with the last lines of its output. */
export async function run(command, args, options = {}) {
  const lastLines = [];
  const child = start(command, args, {
    ...options,
    onLine: line => {
      lastLines.push(line.slice(0, LONGEST_LINE));
      if (lastLines.length > 40) lastLines.shift();
      options.onLine?.(line);
    },
  });
  const end = await child.ended;
  if (end.code === 0) return;
  throw new Problem(
    `${options.what ?? `${command} ${args.join(' ')}`} failed (${
      end.error?.message ?? `exit ${end.code ?? end.signal}`
    }).${lastLines.length > 0 ? `\n  ${lastLines.join('\n  ')}` : ''}`,
  );
}

/** Ends a process and all that it started; waits, and insists after five seconds. */
export async function stop(child) {
  if (child.exitCode === null && child.signalCode === null) {
    signalGroup(child, 'SIGTERM');
    const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000);
    await child.ended;
    clearTimeout(insist);
  }
  // The leader is gone; what it started may have outlived it.
  signalGroup(child, 'SIGKILL');
}

/** Ends everything that was started, last started first. */
export async function stopAll() {
  await Promise.all([...running].reverse().map(stop));
}

/** Whether everything is being ended because somebody asked for it. */
export function isStopping() {
  return stopping;
}

/** Ctrl-C and a closed terminal end everything that was started, once. */
export function stopOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      say('Stopping…');
      await stopAll();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  }
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

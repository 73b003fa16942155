import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, root as repository, say } from './output.mjs';
import { start, stop } from './processes.mjs';

const LAB_LIMIT_MS = 60_000;
const PORTAL_LIMIT_MS = 240_000;

/** Starts the lab as a process; resolves when all its servers listen. */
export async function startLab({ directory, speed, args = [], onLine }) {
  mkdirSync(directory, { recursive: true });
  say(`Starting the lab at speed ${speed} …`);
  const output = [];
  let ready;
  const isReady = new Promise(resolve => {
    ready = resolve;
  });
  const lab = start(
    'tsx',
    [
      'packages/lab/src/cli.ts',
      '--speed',
      String(speed),
      '--directory',
      directory,
      '--exit-with-parent',
      ...args,
    ],
    {
      logFile: join(directory, 'lab.log'),
      onLine: line => {
        output.push(line);
        if (output.length > 200) output.shift();
        if (line.includes('LAB READY')) ready();
        onLine?.(line);
      },
    },
  );
  const outcome = await Promise.race([
    isReady.then(() => 'ready'),
    lab.ended.then(() => 'ended'),
    sleep(LAB_LIMIT_MS, 'late', { ref: false }),
  ]);
  if (outcome === 'ready') return lab;
  await stop(lab);
  throw new Problem(
    `The lab ${
      outcome === 'ended' ? 'did not start' : 'was not ready in a minute'
    }.\n  ${output.join('\n  ')}`,
  );
}

// Lifecycle Agent waits and works this long on the lab's clusters at most, in their own time.
const CLUSTER_MINUTES = { Stabilizing: 30, Preparing: 45 };
// A person needs a moment between the attention, at two thirds, and the limit.
const SHORTEST_LIMIT_SECONDS = 90;

/** What passes for standing still where the clusters live faster than the portal. */
function limitsAt(speed) {
  return Object.fromEntries(
    Object.entries(CLUSTER_MINUTES).map(([phase, minutes]) => {
      const seconds = Math.ceil((minutes * 60) / speed);
      return [phase, `${Math.max(seconds, SHORTEST_LIMIT_SECONDS)}s`];
    }),
  );
}

/**
 * Starts the portal's backend and frontend on the given ports; resolves when both answer.
 *
 * The database is in memory, as the lab's clusters are: both begin anew with each start. With a
 * `databaseDirectory` it is in files there, so that a test can look into it. The portal is this
 * repository's, or the one in another `root`.
 */
export async function startPortal({
  root = repository,
  speed = 1,
  directory,
  port,
  backendPort,
  databaseDirectory,
}) {
  say('Starting the portal: its first build takes half a minute …');
  const frontendUrl = `http://localhost:${port}`;
  const backendUrl = `http://localhost:${backendPort}`;
  const logFile = join(directory, 'portal.log');
  const portal = start(
    'backstage-cli',
    [
      'repo',
      'start',
      '--config',
      join(root, 'app-config.yaml'),
      '--config',
      join(repository, 'app-config.lab.yaml'),
    ],
    {
      cwd: root,
      logFile,
      env: {
        NODE_ENV: 'development',
        SEEDGEN_LAB_DIRECTORY: directory,
        APP_CONFIG_app_baseUrl: frontendUrl,
        APP_CONFIG_backend_baseUrl: backendUrl,
        APP_CONFIG_backend_listen_host: '127.0.0.1',
        APP_CONFIG_backend_listen_port: String(backendPort),
        APP_CONFIG_backend_cors_origin: frontendUrl,
        APP_CONFIG_seedgen_limits_phases: JSON.stringify(limitsAt(speed)),
        ...(databaseDirectory && {
          APP_CONFIG_backend_database_connection: JSON.stringify({
            directory: databaseDirectory,
          }),
        }),
      },
    },
  );
  const failed = portal.ended.then(() => {
    const lines = readFileSync(logFile, 'utf8').split('\n').slice(-30);
    throw new Problem(`The portal did not start.\n  ${lines.join('\n  ')}`);
  });
  await Promise.race([
    failed,
    answers(`${backendUrl}/.backstage/health/v1/readiness`, 'backend', logFile),
  ]);
  await Promise.race([failed, answers(frontendUrl, 'frontend', logFile)]);
  failed.catch(() => {});
  return { process: portal, frontendUrl, backendUrl, stop: () => stop(portal) };
}

async function answers(url, what, logFile) {
  const until = Date.now() + PORTAL_LIMIT_MS;
  let last = 'no answer';
  while (Date.now() < until) {
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(60_000),
      });
      if (response.ok) {
        say(`  ${what} ready`);
        return;
      }
      last = `HTTP ${response.status}`;
    } catch (error) {
      last = error.cause?.code ?? error.name;
    }
    await sleep(500);
  }
  throw new Problem(
    `The portal's ${what} was not ready in ${
      PORTAL_LIMIT_MS / 60_000
    } minutes (${last}). Its output is in ${logFile.replace(
      `${repository}/`,
      '',
    )}`,
  );
}

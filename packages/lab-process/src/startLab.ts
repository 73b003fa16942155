import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { LabControl } from './LabControl';
import type { LabProcess, StartLabOptions } from './LabProcess';

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 4_000;
const OUTPUT_LIMIT = 200_000;

/**
 * Starts the lab on free ports and waits until it is ready. It ends with this process, also when
 * this process is killed. Throws with what the lab said when it does not become ready in 30 s.
 */
export async function startLab(
  options: StartLabOptions = {},
): Promise<LabProcess> {
  const directory = path.resolve(
    options.directory ??
      (await fs.mkdtemp(path.join(os.tmpdir(), 'seedgen-lab-'))),
  );
  const child = spawnLab(options, directory);
  const ended = once(child, 'exit').catch(() => undefined);
  let output = '';
  child.stderr!.on('data', chunk => {
    output = (output + chunk).slice(-OUTPUT_LIMIT);
  });

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await ended;
      clearTimeout(timer);
    }
    if (!options.directory) {
      await fs.rm(directory, { recursive: true, force: true });
    }
  };

  try {
    const ready = await waitUntilReady(child);
    const passwords = JSON.parse(
      await fs.readFile(path.join(directory, 'registry.json'), 'utf8'),
    );
    return {
      pid: child.pid!,
      directory,
      speed: ready.speed,
      clusters: ready.clusters,
      cluster: name => {
        const found = ready.clusters.find(
          (cluster: { name: string }) => cluster.name === name,
        );
        if (!found) {
          throw new Error(`This lab has no cluster "${name}".`);
        }
        return found;
      },
      registry: {
        ...passwords,
        authentication: ready.registry.authentication,
      },
      control: new LabControl(ready.controlUrl),
      output: () => output,
      stop,
    };
  } catch (error) {
    await stop();
    throw new Error(
      `The lab did not start: ${(error as Error).message}. It said:\n${output}`,
    );
  }
}

function spawnLab(options: StartLabOptions, directory: string): ChildProcess {
  const lab = path.dirname(require.resolve('@seedgen/lab/package.json'));
  // Node itself rather than the `tsx` command, so that the lab's parent is this process.
  const args = [
    '--import',
    pathToFileURL(require.resolve('tsx')).href,
    path.join(lab, 'src/cli.ts'),
    '--json',
    '--exit-with-parent',
    ...['--speed', String(options.speed ?? 60)],
    ...['--directory', directory],
    ...['--port-base', '0', '--registry-port', '0', '--control-port', '0'],
    ...(options.clusters ? ['--clusters', options.clusters.join(',')] : []),
    ...(options.scenarios ?? []).flatMap(each => ['--scenario', each]),
    ...(options.releases ?? []).flatMap(each => ['--release', each]),
    ...(options.registryAuth ? ['--registry-auth', options.registryAuth] : []),
  ];
  const environment = { ...process.env };
  // Meant for the test runner, e.g. a debugger or module hooks.
  delete environment.NODE_OPTIONS;
  return spawn(process.execPath, args, {
    cwd: lab,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The line of JSON with which the lab says that it is ready. */
function waitUntilReady(child: ChildProcess): Promise<any> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not ready within ${START_LIMIT_MS / 1000} s`)),
      START_LIMIT_MS,
    );
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    child.on('error', fail);
    // `close` rather than `exit`: by then all that it said has arrived.
    child.on('close', (code, signal) =>
      fail(new Error(`it ended with ${code ?? signal}`)),
    );
    createInterface({ input: child.stdout! }).on('line', line => {
      if (line.startsWith('{"ready":true')) {
        clearTimeout(timer);
        resolve(JSON.parse(line));
      }
    });
  });
}

import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './ports.mjs';
import { startLab, startPortal } from './portal.mjs';
import { start, stop } from './processes.mjs';

const SPEED = 60;

/** Runs Playwright with these arguments against a lab and a portal of its own; resolves to its exit code. */
export async function runEndToEnd(args, env = {}) {
  const directory = join(tmpdir(), `seedgen-end-to-end-${process.pid}`);
  const lab = await startLab({
    directory,
    speed: SPEED,
    args: ['--port-base', '0', '--registry-port', '0', '--control-port', '0'],
  });
  const databaseDirectory = join(directory, 'database');
  mkdirSync(databaseDirectory);
  const portal = await startPortal({
    speed: SPEED,
    directory,
    databaseDirectory,
    port: await findFreePort(),
    backendPort: await findFreePort(),
  });
  const { code } = await start('playwright', ['test', ...args], {
    inherit: true,
    env: {
      PLAYWRIGHT_URL: portal.frontendUrl,
      SEEDGEN_LAB_DIRECTORY: directory,
      SEEDGEN_DATABASE_DIRECTORY: databaseDirectory,
      ...env,
    },
  }).ended;
  await portal.stop();
  await stop(lab);
  rmSync(directory, { recursive: true, force: true });
  return code;
}
